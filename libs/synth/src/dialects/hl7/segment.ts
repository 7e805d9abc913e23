import { type FieldValue, MSH_DELIMITERS, type SegmentValue } from '@chargeline/hl7';

/** A segment by the numbers of its fields; those that are left out are empty. */
export function segmentOf(name: string, fields: Readonly<Record<number, FieldValue>>): SegmentValue {
  const last = lastOf(fields);
  return [name, ...Array.from({ length: last }, (_, at) => fields[at + 1] ?? '')];
}

export const headerOf = (fields: Readonly<Record<number, FieldValue>>): SegmentValue =>
  segmentOf('MSH', { ...fields, 1: MSH_DELIMITERS[0], 2: MSH_DELIMITERS[1] });

/** Components by their number, as `segmentOf` does fields. */
export function componentsOf(parts: Readonly<Record<number, string>>): readonly string[] {
  const last = lastOf(parts);
  return Array.from({ length: last }, (_, at) => parts[at + 1] ?? '');
}

/** The highest number: whole-number keys come in their order. */
const lastOf = (numbered: object): number => Number(Object.keys(numbered).at(-1) ?? 0);

/** `2025-06-02` as HL7 writes it. */
export const hl7Day = (day: string): string => day.replaceAll('-', '');

/** A moment of a visit as HL7 writes it, by the sender's clock: minutes after eight in the morning. */
export function hl7Moment(day: string, minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${hl7Day(day)}${two(8 + Math.floor(minutes / 60))}${two(minutes % 60)}00`;
}
