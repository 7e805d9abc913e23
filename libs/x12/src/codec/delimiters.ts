import { X12Error } from './fault.js';

/** The characters that part an interchange. `repetition` is null where ISA11 holds no separator, as before 5010. */
export interface Delimiters {
  readonly element: string;
  readonly repetition: string | null;
  readonly component: string;
  readonly terminator: string;
}

/** What our own files use. */
export const DEFAULT_DELIMITERS = {
  element: '*',
  repetition: '^',
  component: ':',
  terminator: '~',
} as const satisfies Delimiters;

/** The whole of an ISA segment, its terminator included. */
export const ISA_LENGTH = 106;

/** The widths of ISA01 to ISA16: the only segment of X12 whose elements are of fixed width. */
export const ISA_WIDTHS = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1] as const;

const isSeparator = (character: string): boolean => /^[^A-Za-z0-9 ]$/.test(character);

function hasFixedWidths(isa: string, element: string): boolean {
  let at = 'ISA'.length;
  for (const width of ISA_WIDTHS) {
    if (isa[at] !== element) return false;
    at += 1 + width;
  }
  return true;
}

/**
 * Reads the delimiters from the 106 characters of an ISA: element at index 3, ISA11, ISA16 and what follows it.
 * `position` is the ordinal of the ISA in its text. Throws `isa-length` or `delimiters`.
 */
export function delimitersOf(isa: string, position: number): Delimiters {
  const refuse = (code: 'isa-length' | 'delimiters', message: string): never => {
    throw new X12Error({ code, segment: 'ISA', position, message });
  };
  const element = isa.charAt(3);
  if (!isSeparator(element)) refuse('delimiters', 'the element separator is a letter, a digit or a blank');
  if (isa.length < ISA_LENGTH || !hasFixedWidths(isa, element)) refuse('isa-length', 'the segment is not 106 bytes');
  const repetition = isSeparator(isa.charAt(82)) ? isa.charAt(82) : null;
  const delimiters = { element, repetition, component: isa.charAt(104), terminator: isa.charAt(105) };
  const used = Object.values(delimiters).filter((character) => character !== null);
  if (!isSeparator(delimiters.terminator)) refuse('isa-length', 'the 106th byte is no segment terminator');
  if (!used.every(isSeparator)) refuse('delimiters', 'a separator is a letter, a digit or a blank');
  if (new Set(used).size < used.length) refuse('delimiters', 'one character has two roles');
  return delimiters;
}
