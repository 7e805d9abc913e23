import type { Fault } from './fault.js';
import { correctedCharge, lateCharge, malformedFirst, reusedId, sentAgain, toldTwice } from './message-faults.js';
import {
  awkwardName,
  billedToMotorInsurer,
  diagnosisOfTheOtherSex,
  expiredDiagnosis,
  heading,
  laboratoryOnly,
  localCode,
  noCharges,
  snomedDiagnosis,
  somethingToComeLater,
  withoutMemberId,
  wrongCheckDigit,
} from './visit-faults.js';

const billed = { expected: 'billed', because: null } as const;
const rejected = (because: string) => ({ expected: 'rejected', because }) as const;
const parked = (because: string) => ({ expected: 'parked', because }) as const;

/** What goes wrong, how often (30 of 250 visits in all, 12 %), and what must come of it. */
export const FAULTS = {
  'identical-resend': { perBlock: 4, ...billed, inSteps: sentAgain },
  'duplicate-charges': { perBlock: 3, ...billed, inSteps: toldTwice },
  'late-charge': { perBlock: 4, ...billed, inVisit: somethingToComeLater, inSteps: lateCharge },
  'corrected-charge': { perBlock: 2, ...billed, inSteps: correctedCharge },
  'reused-message-id': { perBlock: 1, ...billed, inSteps: reusedId },
  'malformed-date': { perBlock: 1, ...billed, inSteps: malformedFirst },
  'awkward-name': { perBlock: 1, ...billed, inVisit: awkwardName },
  'unpriced-codes': { perBlock: 1, ...billed, inVisit: laboratoryOnly },
  'sent-twice': { perBlock: 1, ...rejected('HIS-001'), repeats: true },
  'bad-npi': { perBlock: 2, ...rejected('PRV-002'), inVisit: wrongCheckDigit },
  'missing-member-id': { perBlock: 2, ...rejected('REQ-010'), inVisit: withoutMemberId },
  'sex-conflict': { perBlock: 1, ...rejected('DX-005'), inVisit: diagnosisOfTheOtherSex },
  'expired-diagnosis': { perBlock: 1, ...rejected('DX-001'), inVisit: expiredDiagnosis },
  'motor-insurer': { perBlock: 1, ...parked('COB-009'), inVisit: billedToMotorInsurer },
  'unknown-charge-code': { perBlock: 1, ...parked('no-billable-code'), inVisit: localCode },
  'snomed-diagnosis': { perBlock: 1, ...parked('no-icd10cm-code'), inVisit: snomedDiagnosis },
  'heading-diagnosis': { perBlock: 1, ...parked('not-billable'), inVisit: heading },
  'no-charges': { perBlock: 2, ...parked('awaiting-charges'), inVisit: noCharges },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof FAULTS;

export const FAULT_NAMES = Object.keys(FAULTS) as readonly FaultName[];

export const faultOf = (name: FaultName): Fault => FAULTS[name];
