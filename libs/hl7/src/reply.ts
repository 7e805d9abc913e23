import type { AckCode } from './fault.js';
import type { Hl7Header } from './header.js';

export type AckMode = 'original' | 'enhanced';

/** What became of a message: taken, refused for its content, refused by its header. */
export type Outcome = 'accepted' | 'error' | 'rejected';

const SUFFIX: Readonly<Record<Outcome, 'A' | 'E' | 'R'>> = { accepted: 'A', error: 'E', rejected: 'R' };

/** Original mode when MSH-15 and MSH-16 are both empty (blanks are nothing), else enhanced (HL7 v2.5 section 2.9). */
export function modeOf(header: Hl7Header): AckMode {
  return wishAt(header, 15) === '' && wishAt(header, 16) === '' ? 'original' : 'enhanced';
}

/**
 * The code to answer with, or null when the sender wants no answer to this outcome.
 * In enhanced mode MSH-15 asks for CA, CE or CR; where it does not, MSH-16 may ask for AA, AE or AR (HL7 table 0155: AL, NE, ER, SU).
 */
export function replyCode(header: Hl7Header, outcome: Outcome): AckCode | null {
  const application: AckCode = `A${SUFFIX[outcome]}`;
  if (modeOf(header) === 'original') return application;
  if (isWanted(wishAt(header, 15), outcome)) return `C${SUFFIX[outcome]}`;
  return isWanted(wishAt(header, 16), outcome) ? application : null;
}

function wishAt({ fields }: Hl7Header, field: 15 | 16): string {
  return (fields[field] ?? '').trim();
}

function isWanted(condition: string, outcome: Outcome): boolean {
  return condition === 'AL' || condition === (outcome === 'accepted' ? 'SU' : 'ER');
}
