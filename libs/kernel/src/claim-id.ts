import { createHash } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U to misread. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 19;

/**
 * The one claim of an encounter: `C` and 19 base-32 digits (95 bits) of the encounter id's SHA-256. Its 20 characters are what the
 * 837 allows a patient control number (CLM01, TR3 005010X222A1), so billers see one id everywhere.
 */
export function claimIdOf(encounterId: string): string {
  const bytes = createHash('sha256').update(encounterId).digest();
  return `C${Array.from(bytes.subarray(0, LENGTH), (byte) => DIGITS[byte & 31]).join('')}`;
}
