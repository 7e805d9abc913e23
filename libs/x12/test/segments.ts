import { DEFAULT_DELIMITERS, type Segment } from '../src/index.js';

/** The segments of lines such as `NM1*IL*1*DOE`, numbered from 1. */
export function segments(...lines: readonly string[]): readonly Segment[] {
  return lines.map((line, index) => {
    const [id = '', ...elements] = line.split('*');
    return { id, elements, position: index + 1, delimiters: DEFAULT_DELIMITERS };
  });
}

/** One segment. */
export function segment(line: string): Segment {
  const [one] = segments(line);
  if (one === undefined) throw new Error('a line is a segment');
  return one;
}
