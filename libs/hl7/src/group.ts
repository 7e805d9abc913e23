import type { Hl7Segment } from './segment.js';

/** A segment and those that belong to it because they follow it. */
export interface Hl7Group {
  readonly head: Hl7Segment;
  readonly members: readonly Hl7Segment[];
}

/**
 * Cuts a message into groups as its structure means them: `groupsOf(segments, 'FT1', ['NTE', 'PR1', 'DG1'])` gives for each FT1
 * the segments of those names that follow it, up to the next FT1 or a segment of any other name.
 */
export function groupsOf(
  segments: readonly Hl7Segment[],
  head: string,
  members: readonly string[],
): readonly Hl7Group[] {
  const groups: { head: Hl7Segment; members: Hl7Segment[] }[] = [];
  let open = false;
  for (const segment of segments) {
    if (segment.name === head) {
      groups.push({ head: segment, members: [] });
      open = true;
    } else if (open && members.includes(segment.name)) {
      groups.at(-1)?.members.push(segment);
    } else {
      open = false;
    }
  }
  return groups;
}
