import { Hl7Fault } from './fault.js';

/** The five characters of MSH-1 and MSH-2 that a message is cut by. */
export interface Delimiters {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly subcomponent: string;
  /** MSH-2 as sent; version 2.7 may add a truncation character. */
  readonly encodingCharacters: string;
}

export const DEFAULT_DELIMITERS: Delimiters = {
  field: '|',
  component: '^',
  repetition: '~',
  escape: '\\',
  subcomponent: '&',
  encodingCharacters: '^~\\&',
};

const SHORTEST_MSH = 8;
const LONGEST_ENCODING = 5;
const PUNCTUATION = /^[!-/:-@[-`{-~]+$/;

/**
 * The delimiters that an MSH segment declares (HL7 v2.5 section 2.5.4).
 * Throws an `Hl7Fault` (AR) when there is no MSH, fewer than 8 characters, a letter or digit as delimiter, or one used twice.
 */
export function delimitersOf(msh: string): Delimiters {
  if (!msh.startsWith('MSH')) throw refusal('The message does not start with an MSH segment.', 100, 0);
  if (msh.length < SHORTEST_MSH) throw refusal('MSH is shorter than its delimiters.', 101, 1);
  const field = msh.charAt(3);
  const end = msh.indexOf(field, 4);
  const encodingCharacters = msh.slice(4, end < 0 ? undefined : end);
  if (encodingCharacters.length < 4) throw refusal('MSH-2 does not give four delimiters.', 101, 2);
  if (encodingCharacters.length > LONGEST_ENCODING) throw refusal('MSH-2 is longer than its delimiters.', 102, 2);
  const all = field + encodingCharacters;
  if (!PUNCTUATION.test(all)) throw refusal('MSH-1 and MSH-2 must be punctuation characters.', 102, 2);
  if (new Set(all).size < all.length) throw refusal('MSH-1 and MSH-2 use one delimiter twice.', 102, 2);
  const [component = '', repetition = '', escape = '', subcomponent = ''] = encodingCharacters;
  return { field, component, repetition, escape, subcomponent, encodingCharacters };
}

function refusal(message: string, errorCode: 100 | 101 | 102, field: number): Hl7Fault {
  return new Hl7Fault(message, { ackCode: 'AR', errorCode, segment: 'MSH', field });
}
