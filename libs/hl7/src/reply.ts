import type { AckCode } from './fault.js';
import type { Hl7Header } from './header.js';

export type AckMode = 'original' | 'enhanced';

/** What became of a message: taken, refused for its content, refused by its header. */
export type Outcome = 'accepted' | 'error' | 'rejected';

const SUFFIX: Readonly<Record<Outcome, 'A' | 'E' | 'R'>> = { accepted: 'A', error: 'E', rejected: 'R' };

/** Original mode when MSH-15 and MSH-16 are both empty, else enhanced (HL7 v2.5 section 2.9). */
export function modeOf({ fields }: Hl7Header): AckMode {
  return (fields[15] ?? '') === '' && (fields[16] ?? '') === '' ? 'original' : 'enhanced';
}

/**
 * The code to answer with, or null when the sender wants no answer to this outcome.
 * In enhanced mode MSH-15 asks for CA, CE or CR; where it does not, MSH-16 may ask for AA, AE or AR (HL7 table 0155: AL, NE, ER, SU).
 */
export function replyCode(header: Hl7Header, outcome: Outcome): AckCode | null {
  const application: AckCode = `A${SUFFIX[outcome]}`;
  if (modeOf(header) === 'original') return application;
  if (isWanted(header.fields[15], outcome)) return `C${SUFFIX[outcome]}`;
  return isWanted(header.fields[16], outcome) ? application : null;
}

function isWanted(condition: string | undefined, outcome: Outcome): boolean {
  return condition === 'AL' || condition === (outcome === 'accepted' ? 'SU' : 'ER');
}
