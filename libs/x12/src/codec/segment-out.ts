import type { Delimiters } from './delimiters.js';
import { type ElementOut, encodeSimple, Unwritable } from './element-out.js';
import { X12Error } from './fault.js';

/** A segment to write. `loop` says where it belongs (`2010BA`), for messages alone; nothing that is PHI. */
export interface SegmentOut {
  readonly loop: string;
  readonly id: string;
  readonly elements: readonly ElementOut[];
}

export function segmentOut(loop: string, id: string, ...elements: readonly ElementOut[]): SegmentOut {
  return { loop, id, elements };
}

/** Where an element is written: `position` is the segment's ordinal in the text. */
export interface ElementPlace {
  readonly loop: string;
  readonly segment: string;
  readonly element: number;
  readonly position: number;
}

/** The element's characters. Throws an X12Error that names loop, segment and element where it cannot be written. */
export function encodeElement(out: ElementOut, place: ElementPlace, delimiters: Delimiters): string {
  const parts = typeof out === 'string' || 'kind' in out ? [out] : out;
  const encoded = parts.map((part) => {
    const text = encodeSimple(part, delimiters);
    if (!(text instanceof Unwritable)) return text;
    const { loop, ...at } = place;
    const message = loop === '' ? text.message : `${text.message} (loop ${loop})`;
    throw new X12Error({ ...at, code: text.code, message });
  });
  return withoutEmptyEnd(encoded).join(delimiters.component);
}

/** The segment's characters with its terminator, empty elements and components at the end left off. */
export function encodeSegment({ loop, id, elements }: SegmentOut, position: number, delimiters: Delimiters): string {
  const encoded = elements.map((out, index) =>
    encodeElement(out, { loop, segment: id, element: index + 1, position }, delimiters),
  );
  return [id, ...withoutEmptyEnd(encoded)].join(delimiters.element) + delimiters.terminator;
}

function withoutEmptyEnd(parts: readonly string[]): readonly string[] {
  return parts.slice(0, parts.findLastIndex((part) => part !== '') + 1);
}
