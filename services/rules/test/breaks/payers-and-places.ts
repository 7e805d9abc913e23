import { type Break, WHOLE } from '../break.js';
import { type CleanClaim, toMedicare } from '../clean-claim.js';

/** The visit of line 1 with another code, elsewhere. */
const visitAt =
  (code: string, place: string, ...modifiers: string[]) =>
  ({ visit }: CleanClaim) => {
    Object.assign(visit, { code, placeOfService: place, modifiers });
  };

/** A claim to Medicare with another code on line 2. */
const medicare = (code: string) => (clean: CleanClaim) => {
  toMedicare(clean);
  clean.ecg.code = code;
};

const dependent =
  (filingIndicator: string) =>
  ({ encounter, coverage }: CleanClaim) => {
    encounter.patient.relationship = '01';
    encounter.identity.holds.push('subscriber', 'subscriber.lastName', 'subscriber.firstName');
    coverage.filingIndicator = filingIndicator;
  };

export const payersAndPlaces: readonly Break[] = [
  ['POS-001', [2], ({ ecg }) => (ecg.placeOfService = '28')],
  ['POS-001', [2], ({ ecg }) => (ecg.placeOfService = '1')],
  ['POS-002', [2], (clean) => [toMedicare(clean), (clean.ecg.placeOfService = '07')]],
  ['POS-003', [1], visitAt('99213', '10')],
  ['POS-004', [1], visitAt('99213', '11', '95')],
  ['POS-003', [1], visitAt('99213', '02', '25')],
  ['POS-004', [1], visitAt('99213', '22', '93')],
  ['POS-010', [1], visitAt('99281', '20')],
  ['POS-010', [1], visitAt('99283', '11')],
  ['POS-011', [1], visitAt('99221', '11')],
  ['POS-011', [1], visitAt('99239', '31')],
  ['POS-012', [1], visitAt('99316', '21'), ['CHG-001']],
  ['POS-012', [1], visitAt('99304', '11')],
  ['POS-013', [1], visitAt('99341', '11')],
  ['POS-013', [1], visitAt('99350', '32'), ['CHG-001']],
  ['PAY-001', WHOLE, ({ coverage }) => (coverage.filingIndicator = 'MA')],
  ['PAY-002', WHOLE, dependent('MB'), ['COB-002']],
  ['PAY-003', WHOLE, dependent('MC')],
  ['PAY-004', WHOLE, ({ encounter }) => (encounter.patient.relationship = '32'), ['REQ-011']],
  [
    'PAY-005',
    WHOLE,
    (clean) => [toMedicare(clean), Object.assign(clean.claim, { frequency: '7', originalReference: 'ICN1' })],
  ],
  ['PAY-010', [2], medicare('99243'), ['PRV-017']],
  [
    'PAY-005',
    WHOLE,
    (clean) => [toMedicare(clean), Object.assign(clean.claim, { frequency: '8', originalReference: 'ICN1' })],
  ],
  ['PAY-011', [2], medicare('99397'), ['PREV-001']],
  ['PAY-012', [2], medicare('36416')],
];
