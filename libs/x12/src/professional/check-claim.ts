import { X12Error, type X12FaultCode } from '../codec/fault.js';
import type { ProfessionalClaim } from './claim.js';

interface Check {
  readonly code: X12FaultCode;
  readonly segment: string;
  readonly message: string;
  readonly broken: (claim: ProfessionalClaim) => boolean;
}

const outside = (count: number, min: number, max: number): boolean => count < min || count > max;
const replaces = ({ frequency }: ProfessionalClaim): boolean => frequency === '7' || frequency === '8';

/** The TR3's rules between elements that a file must keep to be readable at all. Edits are the payer's and not here. */
const CHECKS: readonly Check[] = [
  {
    code: 'element-length',
    segment: 'LX',
    message: 'there must be one to fifty lines',
    broken: ({ lines }) => outside(lines.length, 1, 50),
  },
  {
    code: 'balance',
    segment: 'CLM',
    message: 'CLM02 is not the sum of the lines',
    broken: ({ lines, totalCents }) => lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0) !== totalCents,
  },
  {
    code: 'element-length',
    segment: 'HI',
    message: 'there must be one to twelve diagnoses',
    broken: ({ diagnoses }) => outside(diagnoses.length, 1, 12),
  },
  {
    code: 'element-length',
    segment: 'SV1',
    message: 'a line may have four modifiers',
    broken: ({ lines }) => lines.some(({ modifiers }) => modifiers.length > 4),
  },
  {
    code: 'element-value',
    segment: 'SV1',
    message: 'a line must point at one to four of the diagnoses',
    broken: ({ lines, diagnoses }) =>
      lines.some(
        ({ diagnosisPointers: pointers }) =>
          outside(pointers.length, 1, 4) ||
          pointers.some((pointer) => !Number.isInteger(pointer) || outside(pointer, 1, diagnoses.length)),
      ),
  },
  {
    code: 'element-value',
    segment: 'DTP',
    message: 'a range of service dates ends before it begins',
    broken: ({ lines }) => lines.some(({ date, through }) => through !== undefined && through < date),
  },
  {
    code: 'missing-element',
    segment: 'REF',
    message: 'frequency 7 and 8 need the original reference, and no other has one',
    broken: (claim) => replaces(claim) !== (claim.originalReference !== undefined),
  },
  {
    code: 'missing-element',
    segment: 'NM1',
    message: 'a subscriber who is the patient needs address, date of birth and sex',
    broken: ({ patient, subscriber: { address, birthDate, sex } }) =>
      patient === undefined && [address, birthDate, sex].includes(undefined),
  },
  {
    code: 'missing-element',
    segment: 'NM1',
    message: 'a person who is insured needs a member number',
    broken: ({ subscriber: { name, memberId } }) => name.kind === 'person' && memberId === undefined,
  },
];

/**
 * Refuses a claim that cannot be written, by an X12Error whose message names it by its control number and nothing
 * else. `ordinal` (from 1) names a claim whose control number is itself unusable.
 */
export function checkClaim(claim: ProfessionalClaim, ordinal: number): void {
  const name = claimName(claim, ordinal);
  for (const { code, segment, message, broken } of CHECKS) {
    if (broken(claim)) throw new X12Error({ code, segment, position: ordinal, message: `${message} (${name})` });
  }
}

/** How messages name a claim. */
export function claimName({ controlNumber }: ProfessionalClaim, ordinal: number): string {
  return /^[A-Za-z0-9._-]{1,20}$/.test(controlNumber)
    ? `claim ${controlNumber}`
    : `claim number ${ordinal} of the file`;
}
