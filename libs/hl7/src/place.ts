/** Where in a message an offset of its text lies. */
export interface Hl7Place {
  readonly segment: string;
  readonly sequence: number;
  readonly field: number;
}

/** Names the segment, which of its name it is (from 1) and the field at an offset; the name is empty where there is none. */
export function placeAt(text: string, offset: number, separator: string): Hl7Place {
  const lines = text.slice(0, offset).split(/\r\n?|\n/);
  const line = lines.at(-1) ?? '';
  const segment = /^[A-Z][A-Z0-9]{2}(?=[^A-Z0-9])/.exec(line)?.[0] ?? '';
  const sequence = lines.filter((other) => other.startsWith(segment)).length;
  const separators = line.split(separator).length - 1;
  return { segment, sequence: segment === '' ? 1 : sequence, field: segment === 'MSH' ? separators + 1 : separators };
}
