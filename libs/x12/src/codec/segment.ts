import type { Delimiters } from './delimiters.js';

/** A segment as it was read. `elements[0]` is element 01; `position` is its ordinal in the text, from 1. */
export interface Segment {
  readonly id: string;
  readonly elements: readonly string[];
  readonly position: number;
  readonly delimiters: Delimiters;
}

/** Element `number` (from 1) as it stands; an element that is not there is the empty string. */
export function element(segment: Segment, number: number): string {
  return segment.elements[number - 1] ?? '';
}

/** The components of a composite element, such as SV101; empty text gives no component. */
export function components(segment: Segment, number: number): readonly string[] {
  const text = element(segment, number);
  return text === '' ? [] : text.split(segment.delimiters.component);
}

/** The repetitions of an element, such as EB03 of a 271; empty text gives none. */
export function repetitions(segment: Segment, number: number): readonly string[] {
  const text = element(segment, number);
  if (text === '') return [];
  const { repetition } = segment.delimiters;
  return repetition === null ? [text] : text.split(repetition);
}
