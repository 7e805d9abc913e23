import { type Moment, dateOut, timeOut } from '../codec/date.js';
import { exact } from '../codec/element-out.js';
import { X12Error } from '../codec/fault.js';
import { segmentOut, type SegmentOut } from '../codec/segment-out.js';
import { writeInterchange } from '../codec/write-interchange.js';
import { checkClaim } from './check-claim.js';
import type { ProfessionalFile } from './claim.js';
import { hierarchySegments } from './write-hierarchy.js';
import { fileParties } from './write-parties.js';

/** GS08 and ST03 of a professional claim. */
export const PROFESSIONAL_VERSION = '005010X222A1';

/** The TR3's limit of claims in a transaction set. */
export const MOST_CLAIMS = 5_000;

/** Who numbers and dates a file: its sender. Numbers are from 1 to 999,999,999 and never used again. */
export interface FileControl {
  /** ISA13. */
  readonly interchange: number;
  /** GS06. */
  readonly group: number;
  readonly created: Moment;
  /** ISA15: production or test. */
  readonly usage: 'P' | 'T';
}

/**
 * The file as an interchange with one transaction set 837, 005010X222A1: claims are put under their billing provider,
 * subscriber and patient (HL), each in the order in which it first comes. Names and addresses are written as X12 can
 * carry them and cut at the TR3's lengths. Throws an X12Error for a claim that does not balance and for a code,
 * identifier, date or amount that cannot be written: it names the claim's control number, segment and element.
 */
export function write837p(file: ProfessionalFile, control: FileControl): string {
  if (file.claims.length === 0 || file.claims.length > MOST_CLAIMS) {
    const message = 'a file holds 1 to 5,000 claims';
    throw new X12Error({ code: 'element-length', segment: 'CLM', position: 1, message });
  }
  file.claims.forEach((claim, index) => checkClaim(claim, index + 1));
  const parties = { sender: file.submitter.id, receiver: file.receiver.id };
  const set = { id: '837', control: '0001', segments: setSegments(file, control) };
  return writeInterchange({
    ...parties,
    senderQualifier: 'ZZ',
    receiverQualifier: 'ZZ',
    created: control.created,
    control: control.interchange,
    acknowledgementRequested: false,
    usage: control.usage,
    groups: [{ ...parties, functionalId: 'HC', control: control.group, version: PROFESSIONAL_VERSION, sets: [set] }],
  });
}

function* setSegments(file: ProfessionalFile, { created: { date, time } }: FileControl): Generator<SegmentOut> {
  yield segmentOut('', 'BHT', '0019', '00', exact(file.reference, 50), dateOut(date), timeOut(time), 'CH');
  yield* fileParties(file.submitter, file.receiver);
  yield* hierarchySegments(file.claims);
}
