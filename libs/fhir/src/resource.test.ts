import { describe, expect, test } from 'vitest';
import { entriesOf, readBundle } from './bundle.js';
import { isKnownType, type KnownType } from './resource.js';

const concept = (system: string, code: string): unknown => ({ coding: [{ system, code }], text: 'as said' });
const cpt = concept('http://www.ama-assn.org/go/cpt', '99213');
const to = (reference: string): unknown => ({ reference, display: 'shown' });
const day = { start: '2025-01-31', end: '2025-01-31' };
const usd = { value: 125.5, currency: 'USD' };
const ids = [{ use: 'official', system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' }];
const homes = [{ use: 'home', line: ['1 Main St'], city: 'York', state: 'PA', postalCode: '17401', country: 'US' }];

/** One well-formed resource of each known type, after the element tables of FHIR R4, with elements that are not read among them. */
const EXAMPLES: Readonly<Record<KnownType, object>> = {
  Patient: {
    identifier: ids,
    active: true,
    name: [{ use: 'official', family: 'Doe', given: ['Jane', 'Q'], suffix: ['Jr'] }],
    telecom: [{ system: 'phone', value: '555-0100' }],
    gender: 'female',
    birthDate: '1970-01-01',
    _birthDate: { extension: [{ url: 'http://example.org/time', valueTime: '10:00:00' }] },
    address: homes,
    multipleBirthBoolean: false,
  },
  Practitioner: {
    identifier: ids,
    name: [{ family: 'Roe', prefix: ['Dr'] }],
    qualification: [{ code: concept('http://nucc.org/provider-taxonomy', '207Q00000X') }],
  },
  PractitionerRole: {
    practitioner: to('Practitioner/1'),
    organization: to('Organization/1'),
    specialty: [concept('http://nucc.org/provider-taxonomy', '207Q00000X')],
    location: [to('Location/1')],
    availableTime: [{ daysOfWeek: ['mon'] }],
  },
  Organization: {
    identifier: ids,
    active: true,
    name: 'Clinic',
    type: [{ text: 'practice' }],
    address: homes,
    partOf: to('#o'),
  },
  Location: {
    status: 'active',
    name: 'Room 1',
    address: homes[0],
    managingOrganization: to('Organization/1'),
    position: { longitude: -76.7 },
  },
  Encounter: {
    identifier: [{ value: 'V1' }],
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    type: [cpt],
    subject: to('Patient/1'),
    participant: [{ type: [{ text: 'attending' }], individual: to('Practitioner/1'), period: day }],
    period: day,
    diagnosis: [{ condition: to('Condition/1'), rank: 1 }],
    location: [{ location: to('Location/1'), period: day }],
    serviceProvider: to('Organization/1'),
    statusHistory: [{ status: 'arrived', period: day }],
  },
  Condition: {
    clinicalStatus: concept('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
    code: concept('http://hl7.org/fhir/sid/icd-10-cm', 'E11.9'),
    subject: to('Patient/1'),
    encounter: to('Encounter/1'),
    recordedDate: '2025-01-31',
  },
  Procedure: {
    status: 'completed',
    code: cpt,
    subject: to('Patient/1'),
    performedPeriod: day,
    performer: [{ actor: to('Practitioner/1'), onBehalfOf: to('Organization/1') }],
    reasonReference: [to('Condition/1')],
  },
  ServiceRequest: {
    status: 'active',
    intent: 'order',
    code: cpt,
    subject: to('Patient/1'),
    requester: to('Practitioner/1'),
    authoredOn: '2025-01',
  },
  ChargeItem: {
    status: 'billable',
    code: cpt,
    subject: to('Patient/1'),
    context: to('Encounter/1'),
    occurrenceDateTime: '2025-01-31',
    performer: [{ actor: to('Practitioner/1') }],
    quantity: { value: 2 },
    priceOverride: usd,
    reason: [concept('http://hl7.org/fhir/sid/icd-10-cm', 'E11.9')],
    account: [to('Account/1')],
  },
  Account: {
    status: 'active',
    subject: [to('Patient/1')],
    servicePeriod: day,
    coverage: [{ coverage: to('Coverage/1'), priority: 1 }],
    guarantor: [{ party: to('Patient/1'), onHold: false }],
  },
  Coverage: {
    status: 'active',
    subscriberId: 'M1',
    beneficiary: to('Patient/1'),
    relationship: { coding: [{ code: 'self' }] },
    payor: [to('Organization/2')],
    class: [{ type: { text: 'group' }, value: 'G1' }],
    order: 1,
  },
  Claim: {
    status: 'active',
    use: 'claim',
    patient: to('Patient/1'),
    billablePeriod: day,
    created: '2025-02-01',
    provider: to('Organization/1'),
    careTeam: [{ sequence: 1, provider: to('Practitioner/1'), role: { text: 'primary' } }],
    diagnosis: [{ sequence: 1, diagnosisReference: to('Condition/1') }],
    insurance: [{ sequence: 1, focal: true, coverage: to('Coverage/1'), preAuthRef: ['A1'] }],
    item: [
      {
        sequence: 1,
        diagnosisSequence: [1],
        productOrService: cpt,
        modifier: [{ coding: [{ code: '25' }] }],
        net: usd,
      },
    ],
    total: usd,
  },
};

describe.each(Object.entries(EXAMPLES))('%s', (resourceType, elements) => {
  const resource = { resourceType, id: 'x', ...elements };
  const bundleOf = (one: unknown): unknown => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [{ resource: one }],
  });

  test('is read as it was sent', () => {
    expect(readBundle(bundleOf(resource)).entries[0]?.resource).toEqual(resource);
  });

  test('is refused when any element that is read is null', () => {
    const names = Object.keys(elements);
    const refused = names.filter((name) => {
      try {
        readBundle(bundleOf({ ...resource, [name]: null }));
        return false;
      } catch {
        return true;
      }
    });
    const unread = ['_birthDate', 'multipleBirthBoolean', 'availableTime', 'position', 'statusHistory'];
    expect(refused).toEqual(names.filter((name) => !unread.includes(name)));
  });
});

test('typed entries can be read without a cast', () => {
  const resource = { resourceType: 'Claim', ...EXAMPLES.Claim };
  const bundle = readBundle({ resourceType: 'Bundle', type: 'collection', entry: [{ resource }] });
  const [claim] = entriesOf(bundle, 'Claim');
  expect(claim?.resource.item?.[0]?.productOrService?.coding?.[0]?.code).toBe('99213');
  expect(claim?.resource.item?.[0]?.net?.value).toBe(125.5);
  expect(claim?.resource.insurance?.[0]?.focal).toBe(true);
});

test.each(['Observation', 'toString', '__proto__', ''])('%j is not a known type', (type) => {
  expect(isKnownType(type)).toBe(false);
});
