import type { FunctionalGroup, Interchange, TransactionSet } from './envelope.js';
import { element, type Segment } from './segment.js';

/** The fields of an ISA segment. */
export function isaHeader(isa: Segment): Omit<Interchange, 'acknowledgements' | 'groups'> {
  const field = (number: number): string => element(isa, number).trim();
  return {
    senderQualifier: field(5),
    sender: field(6),
    receiverQualifier: field(7),
    receiver: field(8),
    date: field(9),
    time: field(10),
    version: field(12),
    control: field(13),
    acknowledgementRequested: field(14) === '1',
    usage: field(15),
    delimiters: isa.delimiters,
    position: isa.position,
  };
}

/** The fields of a GS segment. */
export function gsHeader(gs: Segment): Omit<FunctionalGroup, 'sets'> {
  return {
    functionalId: element(gs, 1),
    sender: element(gs, 2),
    receiver: element(gs, 3),
    date: element(gs, 4),
    time: element(gs, 5),
    control: element(gs, 6),
    version: element(gs, 8),
    position: gs.position,
  };
}

/** The fields of an ST segment within a group of `groupVersion` (GS08). */
export function stHeader(st: Segment, groupVersion: string): Omit<TransactionSet, 'segments'> {
  return {
    id: element(st, 1),
    control: element(st, 2),
    version: element(st, 3) === '' ? groupVersion : element(st, 3),
    position: st.position,
  };
}
