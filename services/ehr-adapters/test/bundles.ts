/** A resource as JSON, by hand. */
export type Json = Readonly<Record<string, unknown>>;

const coding = (system: string, code: string): Json => ({ coding: [{ system, code }] });
export const cpt = (code: string): Json => coding('http://www.ama-assn.org/go/cpt', code);
export const icd10 = (code: string): Json => coding('http://hl7.org/fhir/sid/icd-10-cm', code);
export const usd = (value: number): Json => ({ value, currency: 'USD' });
export const to = (reference: string): Json => ({ reference });

export const patient: Json = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [
    { system: 'http://hl7.org/fhir/sid/us-ssn', value: '999-99-9999' },
    { type: coding('http://terminology.hl7.org/CodeSystem/v2-0203', 'MR'), value: 'MRN-CANARY' },
  ],
  name: [
    { use: 'nickname', given: ['Jay'] },
    { use: 'official', family: 'Canarybird', given: ['Jane', 'Quinn'] },
  ],
  telecom: [{ system: 'phone', value: '412-555-0100' }],
  gender: 'female',
  birthDate: '1978-02-14',
  address: [{ line: ['1 Canary Lane'], city: 'Pittsburgh', state: 'PA', postalCode: '15213-4001', country: 'US' }],
};

export const practitioner: Json = {
  resourceType: 'Practitioner',
  id: 'd1',
  identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' }],
  name: [{ family: 'Smith', given: ['Ann'] }],
};

export const clinic: Json = {
  resourceType: 'Organization',
  id: 'o1',
  identifier: [
    { system: 'http://hl7.org/fhir/sid/us-npi', value: '1993999998' },
    { system: 'urn:oid:2.16.840.1.113883.4.4', value: '12-3456789' },
    { system: 'urn:oid:2.16.840.1.113883.4.7', value: '39D2000000' },
  ],
  name: 'Main Street Clinic',
  address: [{ line: ['9 Main Street'], city: 'Erie', state: 'PA', postalCode: '16501' }],
};

export const payer: Json = {
  resourceType: 'Organization',
  id: 'pay1',
  identifier: [{ value: '60054' }],
  name: 'Some Payer',
};

export const coverage: Json = {
  resourceType: 'Coverage',
  id: 'c1',
  status: 'active',
  beneficiary: to('Patient/p1'),
  subscriber: to('Patient/p1'),
  subscriberId: 'MEMBER-CANARY',
  relationship: coding('http://terminology.hl7.org/CodeSystem/subscriber-relationship', 'self'),
  payor: [to('Organization/pay1')],
  class: [{ type: coding('http://terminology.hl7.org/CodeSystem/coverage-class', 'group'), value: 'GRP-CANARY' }],
};

export const place: Json = { resourceType: 'Location', id: 'l1', name: 'NORTH' };

export const diabetes: Json = {
  resourceType: 'Condition',
  id: 'x1',
  code: icd10('E11.9'),
  subject: to('Patient/p1'),
  encounter: to('Encounter/e1'),
};

export const visit: Json = {
  resourceType: 'Encounter',
  id: 'e1',
  identifier: [{ value: 'VISIT-CANARY' }],
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
  subject: to('Patient/p1'),
  participant: [{ individual: to('Practitioner/d1') }],
  period: { start: '2025-06-02T09:00:00-04:00', end: '2025-06-02T09:45:00-04:00' },
  location: [{ location: to('Location/l1') }],
  serviceProvider: to('Organization/o1'),
};

export const item: Json = {
  sequence: 1,
  productOrService: cpt('99213'),
  modifier: [{ coding: [{ code: '25' }] }],
  servicedDate: '2025-06-02',
  quantity: { value: 2 },
  net: usd(150),
  diagnosisSequence: [2, 1],
  locationCodeableConcept: coding(
    'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set',
    '11',
  ),
  encounter: [to('Encounter/e1')],
};

export const claim: Json = {
  resourceType: 'Claim',
  id: 'cl1',
  status: 'active',
  use: 'claim',
  type: coding('http://terminology.hl7.org/CodeSystem/claim-type', 'professional'),
  patient: to('Patient/p1'),
  billablePeriod: { start: '2025-06-02', end: '2025-06-02' },
  provider: to('Organization/o1'),
  careTeam: [{ sequence: 1, provider: to('Practitioner/d1') }],
  diagnosis: [
    { sequence: 1, diagnosisReference: to('Condition/x1') },
    { sequence: 2, diagnosisCodeableConcept: icd10('I10') },
  ],
  insurance: [{ sequence: 1, focal: true, coverage: to('Coverage/c1'), preAuthRef: ['AUTH7'] }],
  item: [item],
};

export const chargeItem: Json = {
  resourceType: 'ChargeItem',
  id: 'ci1',
  status: 'billable',
  code: cpt('36415'),
  subject: to('Patient/p1'),
  context: to('Encounter/e1'),
  occurrenceDateTime: '2025-06-02T09:30:00-04:00',
  quantity: { value: 1 },
  priceOverride: usd(12.5),
  reason: [icd10('E11.9')],
};

export const OFFICE_VISIT: readonly Json[] = [
  patient,
  practitioner,
  clinic,
  payer,
  coverage,
  place,
  diabetes,
  visit,
  claim,
];

/** A collection Bundle of these resources. */
export const bundle = (resources: readonly Json[], said: Json = { id: 'b1' }): Json => ({
  resourceType: 'Bundle',
  type: 'collection',
  ...said,
  entry: resources.map((resource) => ({ resource })),
});

/** The office visit with some resources changed, by their id. */
export const changed = (
  changes: Readonly<Record<string, Json | null>>,
  more: readonly Json[] = [],
): readonly Json[] => [
  ...OFFICE_VISIT.flatMap((resource) => {
    const change = changes[String(resource['id'])];
    return change === null ? [] : [{ ...resource, ...change }];
  }),
  ...more,
];
