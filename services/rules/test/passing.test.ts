import { expect, test } from 'vitest';
import { judge, rulebook } from '../src/index.js';
import { type CleanClaim, cleanClaim, toMedicare } from './clean-claim.js';

const ecgAs =
  (code: string, change: object = {}) =>
  ({ ecg }: CleanClaim) => {
    Object.assign(ecg, { code }, change);
  };

const man = ({ encounter }: CleanClaim): void => {
  encounter.patient.sex = 'M';
};

/** What comes close to breaking a rule, and may pass without a word. */
const PASSES: readonly (readonly [why: string, change: (clean: CleanClaim) => unknown])[] = [
  ['nobody said how the patient is insured: by herself', ({ encounter }) => (encounter.patient.relationship = null)],
  [
    'a child whose subscriber has a name',
    ({ encounter }) => [
      Object.assign(encounter.patient, { ageYears: 20, relationship: '19' }),
      encounter.identity.holds.push('subscriber.lastName', 'subscriber.firstName'),
    ],
  ],
  ['no facility and no referrer', ({ encounter }) => (encounter.facility = null)],
  ['a facility without an NPI', ({ facility }) => (facility.npi = null)],
  ['a street that is called Box', ({ billing }) => (billing.address.line1 = '12 Poe Boxwood Lane')],
  [
    'a provider who bills alone',
    ({ encounter, billing }) => [(billing.entity = 'person'), (encounter.renderingProvider = null)],
  ],
  [
    'a laboratory has nobody at the bedside',
    ({ encounter, visit, ecg }) => {
      encounter.renderingProvider = null;
      Object.assign(visit, { code: '80053', modifiers: [], placeOfService: '81' });
      Object.assign(ecg, { placeOfService: '81' });
    },
  ],
  [
    'a Medicare test that somebody ordered',
    (clean) => [toMedicare(clean), (clean.encounter.referringProvider = clean.rendering), (clean.ecg.code = '71046')],
  ],
  [
    'a quality code that charges nothing',
    ({ claim, ecg }) => [(ecg.code = '3044F'), (ecg.chargeCents = 0), (claim.totalCents = 9_250)],
  ],
  ['a replacement that says of what', ({ claim }) => [(claim.frequency = '7'), (claim.originalReference = 'ICN1')]],
  ['the place of the encounter', ({ visit }) => (visit.placeOfService = null)],
  ['an age that nobody knows', ({ encounter }) => (encounter.patient.ageYears = null)],
  ['a stay without an end yet', ({ encounter, ecg }) => [(encounter.serviceTo = null), (ecg.serviceTo = '2025-06-09')]],
  [
    'the last day of a code',
    ({ encounter, claim, visit, ecg }) => {
      claim.diagnoses = ['G35', 'I10'];
      for (const dated of [encounter, visit, ecg])
        Object.assign(dated, { serviceFrom: '2025-09-30', serviceTo: '2025-09-30' });
    },
  ],
  ['a prostate of a man', (clean) => [man(clean), (clean.claim.diagnoses = ['N400', 'I10'])]],
  [
    'a prostate of a woman, and KX says that it is right',
    ({ claim, visit }) => [(claim.diagnoses = ['N400', 'I10']), (visit.modifiers = ['25', 'KX'])],
  ],
  [
    'a biopsy of it, likewise',
    ({ claim, ecg }) => [
      Object.assign(ecg, { code: '55700', modifiers: ['KX'], chargeCents: 50_000 }),
      (claim.totalCents = 59_250),
    ],
  ],
  [
    'sex and age of a delivery',
    ({ claim, visit, ecg }) => [(claim.diagnoses = ['O80', 'Z370']), (visit.modifiers = ['25']), (ecg.pointers = [1])],
  ],
  [
    'the germ behind its infection',
    ({ claim, ecg }) => [(claim.diagnoses = ['J020', 'B950']), (ecg.pointers = [1, 2])],
  ],
  [
    'the cause behind the injury',
    ({ claim, ecg }) => [(claim.diagnoses = ['S52501A', 'W19XXXA']), (ecg.pointers = [1, 2])],
  ],
  [
    'an add-on beside its service',
    ({ claim, ecg, visit }) => [
      (claim.diagnoses = ['E119', 'Z23']),
      claim.lines.push({ ...ecg, line: 3, chargeId: '3', code: '90472' }),
      claim.lines.push({ ...ecg, line: 4, chargeId: '4', code: '90686' }),
      (ecg.code = '90471'),
      (claim.totalCents += 18_500),
      (visit.modifiers = ['25']),
    ],
  ],
  ['the reading of an X-ray', ecgAs('71046', { modifiers: ['26'] })],
  ['both knees, once', ecgAs('20610', { modifiers: ['50'] })],
  [
    'major surgery decided at the visit',
    ({ claim, visit, ecg }) => [
      (visit.modifiers = ['57']),
      Object.assign(ecg, { code: '27447', chargeCents: 250_000, placeOfService: '21' }),
      (claim.totalCents = 259_250),
    ],
  ],
  [
    'an assistant where one is paid',
    ({ visit, ecg }) => {
      visit.modifiers = ['57'];
      Object.assign(ecg, { code: '27447', modifiers: ['80'], placeOfService: '21' });
    },
  ],
  [
    'miles to a tenth',
    ({ visit, ecg }) => {
      Object.assign(visit, { code: 'A0428', modifiers: ['RH'], placeOfService: '41' });
      Object.assign(ecg, { code: 'A0425', modifiers: ['RH'], placeOfService: '41', units: 12.4 });
    },
  ],
  ['many units of a drug', ecgAs('J1885', { units: 1_500, ndc: { code: '00002821501', quantity: 0.5, unit: 'ML' } })],
  [
    'a part of a unit of a drug',
    ecgAs('J1885', { units: 0.125, ndc: { code: '00002821501', quantity: 1, unit: 'UN' } }),
  ],
  [
    'a visit a day',
    ({ encounter, claim, visit }) => [
      (encounter.serviceTo = '2025-06-04'),
      Object.assign(visit, { serviceTo: '2025-06-04', units: 3, chargeCents: 27_750 }),
      (claim.totalCents = 37_000),
    ],
  ],
  [
    'the same test again, repeated',
    ({ visit, ecg }) => {
      Object.assign(visit, { code: '93000', modifiers: [], pointers: [2] });
      ecg.modifiers = ['76'];
    },
  ],
  [
    'the same code on another day',
    ({ encounter, visit, ecg }) => {
      encounter.serviceTo = '2025-06-03';
      Object.assign(visit, { code: '93000', modifiers: [] });
      Object.assign(ecg, { serviceFrom: '2025-06-03', serviceTo: '2025-06-03' });
    },
  ],
  [
    'the other knee',
    ({ visit, ecg }) => {
      Object.assign(visit, { code: '20610', modifiers: ['LT'] });
      Object.assign(ecg, { code: '20610', modifiers: ['RT'] });
    },
  ],
  ['telehealth that says how', ({ visit }) => [(visit.placeOfService = '10'), (visit.modifiers = ['25', '95'])]],
  ['telehealth for Medicare', (clean) => [toMedicare(clean), (clean.visit.placeOfService = '10')]],
  ['a tribal site for another payer', ({ visit }) => (visit.placeOfService = '07')],
  ['an emergency visit in its room', ({ visit }) => [(visit.code = '99283'), (visit.placeOfService = '23')]],
  [
    'what Medicare never covers, and the clinic says so',
    (clean) => {
      toMedicare(clean);
      clean.claim.diagnoses = ['E119', 'Z0000'];
      Object.assign(clean.ecg, { code: '99397', modifiers: ['GY', '25'] });
    },
  ],
  [
    'a quality code for Medicare',
    (clean) => {
      toMedicare(clean);
      Object.assign(clean.ecg, { code: '3044F', chargeCents: 0 });
      clean.claim.totalCents = 9_250;
    },
  ],
];

for (const [why, change] of PASSES) {
  test(`passes: ${why}`, () => {
    const clean = cleanClaim();
    change(clean);
    expect(judge(clean, rulebook).findings).toEqual([]);
  });
}
