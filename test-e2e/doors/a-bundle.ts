/** Any JSON object. */
export type Json = Readonly<Record<string, unknown>>;

/** A Bundle by its entries' resources. */
export interface Bundle {
  readonly id: string;
  readonly resources: readonly Json[];
}

const PLACE_OF_SERVICE = 'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set';

const to = (reference: string): Json => ({ reference });
const coded = (system: string, code: string): Json => ({ coding: [{ system, code }] });

/** An office visit of one patient on 2 June 2025, one charge of 150.00, as FHIR R4 resources. */
export const officeVisit = (number: string): readonly Json[] => [
  {
    resourceType: 'Patient',
    id: 'p1',
    identifier: [{ type: coded('http://terminology.hl7.org/CodeSystem/v2-0203', 'MR'), value: `MRN${number}` }],
    name: [{ family: 'Canarybird', given: ['Ann'] }],
    gender: 'female',
    birthDate: '1980-01-05',
    address: [{ line: ['12 Elm Street'], city: 'Pittsburgh', state: 'PA', postalCode: '15213' }],
  },
  {
    resourceType: 'Practitioner',
    id: 'd1',
    identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1003000126' }],
    name: [{ family: 'Welby', given: ['Marcus'] }],
  },
  { resourceType: 'Organization', id: 'pay1', identifier: [{ value: '60054' }], name: 'Acme Health' },
  {
    resourceType: 'Coverage',
    id: 'c1',
    status: 'active',
    beneficiary: to('Patient/p1'),
    subscriber: to('Patient/p1'),
    subscriberId: `MBR${number}`,
    relationship: coded('http://terminology.hl7.org/CodeSystem/subscriber-relationship', 'self'),
    payor: [to('Organization/pay1')],
  },
  {
    resourceType: 'Encounter',
    id: 'e1',
    identifier: [{ value: number }],
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    subject: to('Patient/p1'),
    participant: [{ individual: to('Practitioner/d1') }],
    period: { start: '2025-06-02T09:00:00-04:00', end: '2025-06-02T09:45:00-04:00' },
  },
  {
    resourceType: 'Claim',
    id: 'cl1',
    status: 'active',
    use: 'claim',
    type: coded('http://terminology.hl7.org/CodeSystem/claim-type', 'professional'),
    patient: to('Patient/p1'),
    billablePeriod: { start: '2025-06-02', end: '2025-06-02' },
    provider: to('Practitioner/d1'),
    diagnosis: [{ sequence: 1, diagnosisCodeableConcept: coded('http://hl7.org/fhir/sid/icd-10-cm', 'J06.9') }],
    insurance: [{ sequence: 1, focal: true, coverage: to('Coverage/c1') }],
    item: [
      {
        sequence: 1,
        productOrService: coded('http://www.ama-assn.org/go/cpt', '99213'),
        servicedDate: '2025-06-02',
        quantity: { value: 1 },
        net: { value: 150, currency: 'USD' },
        diagnosisSequence: [1],
        locationCodeableConcept: coded(PLACE_OF_SERVICE, '11'),
        encounter: [to('Encounter/e1')],
      },
    ],
  },
];

/** The bundle as it is sent, its text changed by what a test says. */
export function bundleText({ id, resources }: Bundle): string {
  const entry = resources.map((resource) => ({ resource }));
  return JSON.stringify({ resourceType: 'Bundle', id, type: 'collection', entry });
}
