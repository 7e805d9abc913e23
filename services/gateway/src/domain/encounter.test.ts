import { Encounter, SealedIdentity } from '@chargeline/contracts';
import { expect, test } from 'vitest';
import { aClaim, aLine, CANARIES, type Submission } from '../../test/a-claim.js';
import { SubmittedClaim } from './claim-batch.js';
import { encounterOf } from './encounter.js';
import { identityOf } from './identity.js';

const admission = {
  tenantId: 'acme',
  encounterId: 'e1',
  eventId: 'v1',
  messageId: 'key#0',
  patientRef: 'p1',
  subscriberRef: 's1',
  identity: { sealed: 'k1.AAAA', holds: ['patient'] },
};

const encounter = (changes: Partial<Submission> = {}): Encounter =>
  encounterOf(SubmittedClaim.parse(aClaim(changes)), admission);
const charge = (changes: Partial<Submission['lines'][number]>) => encounter({ lines: [aLine(changes)] }).charges[0];

test('an office visit becomes a canonical encounter', () => {
  expect(encounter()).toEqual({
    tenantId: 'acme',
    encounterId: 'e1',
    eventId: 'v1',
    revision: 0,
    source: { id: 'rest', vendor: 'rest', format: 'claim-batch', trigger: 'claims/batch', messageId: 'key#0' },
    setting: 'professional',
    patient: { ref: 'p1', sex: 'F', ageYears: 54, relationship: '18', servedAfterDeath: null },
    identity: { sealed: 'k1.AAAA', holds: ['patient'] },
    coverage: { payerId: '12345', payerName: 'Acme Health', filingIndicator: 'CI', subscriberRef: 's1' },
    billingProvider: {
      entity: 'organization',
      name: 'Main Street Clinic',
      firstName: null,
      npi: '1234567893',
      taxId: '123456789',
      taxIdKind: 'EI',
      taxonomy: null,
      clia: null,
      address: { line1: '1 Main Street', line2: null, city: 'Pittsburgh', state: 'PA', zip: '15213' },
    },
    renderingProvider: null,
    referringProvider: null,
    facility: null,
    placeOfService: '11',
    serviceFrom: '2025-06-02',
    serviceTo: null,
    authorization: null,
    frequency: null,
    originalReference: null,
    diagnoses: [
      { code: 'E119', system: 'ICD10CM' },
      { code: 'I10', system: 'ICD10CM' },
    ],
    charges: [
      {
        chargeId: '1',
        code: '99213',
        system: 'CPT',
        modifiers: ['25'],
        units: 1,
        minutes: null,
        chargeCents: 8_552,
        serviceFrom: null,
        serviceTo: null,
        placeOfService: null,
        diagnoses: ['I10', 'E119'],
        ndc: null,
      },
    ],
    cleared: null,
    repaired: null,
  });
});

test('it fits its contract', () => expect(Encounter.parse(encounter())).toEqual(encounter()));

test('nothing in clear says who the patient is', () => {
  const clear = JSON.stringify(encounter());
  for (const canary of CANARIES) expect(clear).not.toContain(canary);
});

test('who the patient is, is sealed', () => {
  const identity = identityOf(SubmittedClaim.parse(aClaim({ groupNumber: 'G1' })));
  expect(SealedIdentity.parse(identity)).toEqual(identity);
  expect(identity).toEqual({
    patient: {
      lastName: 'Kanarienvogel',
      firstName: 'Zitronella',
      middleName: null,
      birthDate: '1971-03-04',
      deathDate: null,
      sex: 'F',
      address: { line1: '7 Finch Lane', line2: null, city: 'Pittsburgh', state: 'PA', zip: '152134001' },
      medicalRecordNumber: 'MRN-31337',
      accountNumber: 'VISIT-8811',
      phone: null,
    },
    subscriber: null,
    memberId: 'MEMBER-4711',
    groupNumber: 'G1',
  });
});

test('minutes of anesthesia come beside the units', () =>
  expect(charge({ code: '00140', minutes: 75 })).toMatchObject({ units: 1, minutes: 75 }));

for (const [charged, cents] of [
  ['85.52', 8_552],
  ['85.5', 8_550],
  ['85', 8_500],
  ['0', 0],
  ['0.29', 29],
  ['9999999999.99', 999_999_999_999],
] as const) {
  test(`${charged} dollars are ${cents} cents`, () => expect(charge({ charge: charged })?.chargeCents).toBe(cents));
}

for (const [why, code, expected, system] of [
  ['five digits are CPT', '99213', '99213', 'CPT'],
  ['a category III code is CPT', '0042T', '0042T', 'CPT'],
  ['a letter first is HCPCS', 'j1100', 'J1100', 'HCPCS'],
  ['a local code is for a coder', 'OFFICE', 'OFFICE', 'other'],
  ['a code with a blank is for a coder', '992 13', '992 13', 'other'],
] as const) {
  test(why, () => expect(charge({ code })).toMatchObject({ code: expected, system }));
}

for (const [why, code, expected, system] of [
  ['a dot is left out', 'E11.9', 'E119', 'ICD10CM'],
  ['lower case is the same code', 'e11.9', 'E119', 'ICD10CM'],
  ['an ICD-9 code is for a coder', '250.00', '25000', 'other'],
] as const) {
  test(why, () => {
    const { diagnoses, charges } = encounter({ diagnoses: [code, 'I10'] });
    expect(diagnoses[0]).toEqual({ code: expected, system });
    expect(charges[0]?.diagnoses).toEqual(['I10', expected]);
  });
}

const subscriber = { lastName: 'Fink' };
for (const [why, changes, relationship] of [
  ['without a subscriber the patient is the subscriber', {}, '18'],
  ['what is said is kept', { relationship: '19', subscriber }, '19'],
  ['with a subscriber, the relationship is not guessed', { subscriber }, null],
] as const) {
  test(why, () => expect(encounter(changes).patient.relationship).toBe(relationship));
}

test('a charge after the day of death is seen, the day itself is not told', () => {
  const patient = { ...aClaim().patient, deathDate: '2025-06-02' };
  expect(encounter({ patient }).patient.servedAfterDeath).toBe(false);
  const later = encounter({ patient, lines: [aLine({ serviceFrom: '2025-06-03' })] });
  expect(later.patient.servedAfterDeath).toBe(true);
  expect(identityOf(SubmittedClaim.parse(aClaim({ patient }))).patient.deathDate).toBe('2025-06-02');
});

test('a birth after the service is a negative age, for rules to see', () => {
  const patient = { ...aClaim().patient, birthDate: '2025-06-03' };
  expect(encounter({ patient }).patient.ageYears).toBe(-1);
});
