import { DEFAULT_DELIMITERS, delimitersOf, type Delimiters } from './delimiters.js';
import { escape } from './escape.js';

/** Components of a field; a component may be a list of subcomponents. */
export type Components = readonly (string | readonly string[])[];

/** A field: a text, its components, or its repetitions. */
export type FieldValue = string | Components | { readonly repetitions: readonly (string | Components)[] };

/** A segment whose places are HL7's field numbers: place 0 is its name; of MSH, place 1 is the separator and 2 the encoding characters. */
export type SegmentValue = readonly [string, ...FieldValue[]];

/** MSH-1 and MSH-2 as usual: `['MSH', ...MSH_DELIMITERS, 'SENDING APP', …]`. */
export const MSH_DELIMITERS = [DEFAULT_DELIMITERS.field, DEFAULT_DELIMITERS.encodingCharacters] as const;

/**
 * Writes a message as UTF-8, segments ended by CR, every value escaped, empty places at the end left out.
 * The first segment's delimiters are used for all. Throws an `Hl7Fault` when they are not usable, `CHL_HL7_UNWRITABLE` for control characters.
 */
export function writeHl7(segments: readonly SegmentValue[]): Buffer {
  const [name, separator, encodingCharacters] = segments[0] ?? [];
  const delimiters = delimitersOf(
    [name, separator, encodingCharacters].filter((part) => typeof part === 'string').join(''),
  );
  return Buffer.from(segments.map((segment) => `${segmentText(segment, delimiters)}\r`).join(''), 'utf8');
}

function segmentText([name, ...fields]: SegmentValue, delimiters: Delimiters): string {
  const written = fields.map((field) => fieldText(field, delimiters));
  if (name !== 'MSH') return joined([name, ...written], delimiters.field);
  return joined([name, delimiters.encodingCharacters, ...written.slice(2)], delimiters.field);
}

function fieldText(field: FieldValue, delimiters: Delimiters): string {
  if (typeof field === 'string' || !('repetitions' in field)) return repetitionText(field, delimiters);
  return joined(
    field.repetitions.map((repetition) => repetitionText(repetition, delimiters)),
    delimiters.repetition,
  );
}

function repetitionText(value: string | Components, delimiters: Delimiters): string {
  if (typeof value === 'string') return escape(value, delimiters);
  const components = value.map((component) =>
    typeof component === 'string'
      ? escape(component, delimiters)
      : joined(
          component.map((part) => escape(part, delimiters)),
          delimiters.subcomponent,
        ),
  );
  return joined(components, delimiters.component);
}

function joined(parts: readonly string[], separator: string): string {
  return parts.slice(0, parts.findLastIndex((part) => part !== '') + 1).join(separator);
}
