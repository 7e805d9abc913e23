import type { X12Fault } from '../codec/fault.js';
import type { Segment } from '../codec/segment.js';

/** The order of the segments at the start of a loop, by the segment that begins it. Others may stand anywhere. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  NM1: ['NM1', 'PRV', 'N2', 'N3', 'N4', 'DMG', 'REF', 'PER'],
  CLM: ['CLM', 'DTP', 'PWK', 'CN1', 'AMT', 'REF', 'K3', 'NTE', 'CR1', 'CR2', 'CRC', 'HI', 'HCP'],
  LX: [
    'LX',
    'SV1',
    'SV5',
    'PWK',
    'CR1',
    'CR3',
    'CRC',
    'DTP',
    'QTY',
    'MEA',
    'CN1',
    'REF',
    'AMT',
    'K3',
    'NTE',
    'PS1',
    'HCP',
  ],
};

/** Segments that begin a loop of their own within those of `ORDER`. */
const NESTED = new Set(['HL', 'SBR', 'LIN', 'SVD', 'LQ', ...Object.keys(ORDER)]);

/** A fault for every segment of a transaction set 837P that comes after one that should follow it. */
export function orderFaults(segments: readonly Segment[]): readonly X12Fault[] {
  const faults: X12Fault[] = [];
  let order: readonly string[] = [];
  let reached = 0;
  for (const { id, position } of segments) {
    if (NESTED.has(id)) {
      order = ORDER[id] ?? [];
      reached = 0;
    }
    const rank = order.indexOf(id);
    if (rank === -1) continue;
    const message = 'the segment stands after one that it should precede';
    if (rank < reached) faults.push({ code: 'segment-order', segment: id, position, message });
    reached = Math.max(reached, rank);
  }
  return faults;
}
