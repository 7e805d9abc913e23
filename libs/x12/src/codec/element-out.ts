import { isPlain, plainText } from './characters.js';
import type { Delimiters } from './delimiters.js';
import type { X12FaultCode } from './fault.js';

/** Free text: written as X12 can carry it and cut at `max`. */
export interface FreeText {
  readonly kind: 'text';
  readonly value: string;
  readonly max: number;
}

/** A code, identifier, date or number: written as it stands or refused. */
export interface Exact {
  readonly kind: 'exact';
  readonly value: string;
  readonly min: number;
  readonly max: number;
  readonly accepts: (value: string) => boolean;
}

/** A simple element to write. A bare string is a constant of ours; the empty string leaves the element out. */
export type SimpleOut = string | FreeText | Exact;

/** An element to write; an array is a composite. */
export type ElementOut = SimpleOut | readonly SimpleOut[];

/** Names and address lines. No value leaves the element out. */
export function text(value: string | undefined, max: number): SimpleOut {
  return value === undefined ? '' : { kind: 'text', value, max };
}

/** Codes and identifiers, of `min` to `max` characters. No value leaves the element out. */
export function exact(
  value: string | undefined,
  max: number,
  min = 1,
  accepts: (value: string) => boolean = () => true,
): SimpleOut {
  return value === undefined ? '' : { kind: 'exact', value, min, max, accepts };
}

/** Why an element cannot be written. */
export class Unwritable {
  constructor(
    readonly code: X12FaultCode,
    readonly message: string,
  ) {}
}

/** The element's characters, or why there are none to be had. */
export function encodeSimple(out: SimpleOut, delimiters: Delimiters): string | Unwritable {
  if (typeof out === 'string') return encodeSimple(exact(out, Infinity, 0), delimiters);
  if (out.kind === 'text') {
    const plain = plainText(out.value, out.max, delimiters);
    if (plain === null) return new Unwritable('characters', 'a letter has no spelling in the X12 character set');
    return plain === '' ? new Unwritable('missing-element', 'nothing is left of the text that X12 can carry') : plain;
  }
  const { value, min, max, accepts } = out;
  if (value === '' && min > 0) return new Unwritable('missing-element', 'the element is empty');
  if (value.length < min || value.length > max) return new Unwritable('element-length', 'the length is not allowed');
  if (!isPlain(value, delimiters)) return new Unwritable('characters', 'a character cannot be carried by X12');
  return accepts(value) ? value : new Unwritable('element-value', 'the value is not of the right form');
}
