import type { WorklistItem } from '@chargeline/contracts';

/** Why something cannot be billed as it stands: a stable word, and the sentence that a coder reads. */
export type Fault = Pick<WorklistItem, 'reason' | 'because'>;

/**
 * Every reason for which an encounter goes to a coder. A sentence names a code only after its form was checked:
 * what else stands in a code field may be anything that a person typed.
 */
export const FAULTS = {
  noIcd10cmCode: (system: string): Fault => ({
    reason: 'no-icd10cm-code',
    because: `The diagnosis is coded in ${system}, and a claim takes ICD-10-CM. Code it.`,
  }),
  malformedDiagnosis: {
    reason: 'malformed-diagnosis',
    because: 'The diagnosis is not formed like an ICD-10-CM code (a letter, a digit, up to five more). Code it again.',
  },
  notBillable: (code: string): Fault => ({
    reason: 'not-billable',
    because: `${code} is a heading of ICD-10-CM. Choose one of the complete codes under it.`,
  }),
  notInCodeSet: (code: string): Fault => ({
    reason: 'not-in-code-set',
    because: `${code} is not in the loaded ICD-10-CM tables. Check the code, or load the release that has it.`,
  }),
  noDiagnosis: {
    reason: 'no-diagnosis',
    because: 'The encounter has no diagnosis, and no line can be billed without one. Add the diagnosis.',
  },
  tooManyDiagnoses: {
    reason: 'too-many-diagnoses',
    because: 'The charge points beyond the twelfth diagnosis of the claim. Split the encounter, or point elsewhere.',
  },
  noBillableCode: {
    reason: 'no-billable-code',
    because: 'The charge has no CPT or HCPCS code, only one of another system. Code what was done.',
  },
  malformedProcedure: {
    reason: 'malformed-procedure',
    because: 'The code of the charge is not formed like a CPT or HCPCS code (five characters). Code it again.',
  },
  noChargeAmount: {
    reason: 'no-charge-amount',
    because: 'The charge has no amount. Enter what is charged for all of its units.',
  },
  noServiceDate: {
    reason: 'no-service-date',
    because: 'Neither the charge nor the encounter has a date of service. Enter it.',
  },
  noCharges: {
    reason: 'no-charges',
    because: 'The encounter has no charges. Enter them, or close it as not billable.',
  },
  tooManyLines: {
    reason: 'too-many-lines',
    because: 'The encounter has more than 50 charges, which is all that one claim holds. Split it.',
  },
} as const satisfies Readonly<Record<string, Fault | ((word: string) => Fault)>>;
