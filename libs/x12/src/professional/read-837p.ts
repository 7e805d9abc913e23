import type { TransactionSet } from '../codec/envelope.js';
import type { X12Fault, X12Place } from '../codec/fault.js';
import { readInterchanges } from '../codec/read-interchanges.js';
import type { ProfessionalFile } from './claim.js';
import { Loop, needed, splitAt } from './loop.js';
import { attempt, readLevels, type Reading } from './read-level.js';
import { readReceiver, readSubmitter } from './read-parties.js';
import { orderFaults } from './segment-order.js';

/** A transaction set as read, and where it came from. */
export interface ProfessionalFileRead extends ProfessionalFile {
  readonly origin: {
    /** ISA13, GS06 and ST02 as they stand. */
    readonly interchange: string;
    readonly group: string;
    readonly set: string;
    /** ISA15: claims of `T` must not be paid. */
    readonly usage: string;
  };
}

/** Everything that a text says about professional claims. */
export interface ProfessionalRead {
  readonly files: readonly ProfessionalFileRead[];
  /** Faults of the envelopes and of what could not be read; a claim with a fault of its own is not in `files`. */
  readonly faults: readonly X12Fault[];
  /** Segments that are in order and have no place in our types, such as those of other payers (loop 2320). */
  readonly unread: readonly X12Place[];
}

/** The errata of the professional claim that differ in nothing we read. */
const VERSIONS = ['005010X222', '005010X222A1', '005010X222A2'];

/**
 * Reads the 837P transaction sets of a text. Never throws for what the text holds. Sets of another kind or version are
 * `version` faults. It does not judge codes: an NPI with a wrong check digit or an unknown payer is read as it stands.
 */
export function read837p(text: string | Uint8Array): ProfessionalRead {
  const { interchanges, faults: envelopeFaults } = readInterchanges(text);
  const faults = [...envelopeFaults];
  const files: ProfessionalFileRead[] = [];
  const unread: X12Place[] = [];
  const report = (fault: X12Fault): void => void faults.push(fault);
  for (const interchange of interchanges) {
    for (const group of interchange.groups) {
      for (const set of group.sets) {
        const read = readSet(set, { report, taken: new Set() });
        if (read === null) continue;
        const { control, usage } = interchange;
        files.push({ ...read.file, origin: { interchange: control, group: group.control, set: set.control, usage } });
        for (const { id, position } of read.unread) unread.push({ segment: id, position });
      }
    }
  }
  return { files, faults, unread };
}

function readSet(set: TransactionSet, reading: Reading) {
  if (set.id !== '837' || !VERSIONS.includes(set.version)) {
    const message = 'the transaction set is not a professional claim of version 005010X222A1';
    reading.report({ code: 'version', segment: 'ST', position: set.position, message });
    return null;
  }
  orderFaults(set.segments).forEach(reading.report);
  const { head, parts } = splitAt(set.segments, ['HL']);
  const [start] = set.segments;
  if (start === undefined) return null;
  const before = new Loop('ST', start, head, reading.taken);
  const parties = attempt(() => {
    const reference = needed(before.need('BHT'), 3);
    return { reference, submitter: readSubmitter(before), receiver: readReceiver(before) };
  }, reading);
  if (parties === null) return null;
  const file: ProfessionalFile = { ...parties, claims: readLevels(parts, reading) };
  return { file, unread: set.segments.filter((segment) => !reading.taken.has(segment)) };
}
