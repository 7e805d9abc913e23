import { type Moment, dateOut, timeOut } from './date.js';
import { DEFAULT_DELIMITERS, type Delimiters, delimitersOf, ISA_WIDTHS } from './delimiters.js';
import { type ElementOut, exact } from './element-out.js';
import { encodeElement, encodeSegment, type SegmentOut, segmentOut } from './segment-out.js';

/** A transaction set to write: ST03 is the group's version. */
export interface SetOut {
  /** ST01. */
  readonly id: string;
  /** ST02, four to nine characters, unique in its group. */
  readonly control: string;
  readonly segments: Iterable<SegmentOut>;
}

/** A functional group to write. */
export interface GroupOut {
  /** GS01. */
  readonly functionalId: string;
  /** GS02 and GS03. */
  readonly sender: string;
  readonly receiver: string;
  /** GS06, up to nine digits. */
  readonly control: number;
  /** GS08 and ST03. */
  readonly version: string;
  readonly sets: readonly SetOut[];
}

/** An interchange to write. */
export interface InterchangeOut {
  readonly senderQualifier: string;
  readonly sender: string;
  readonly receiverQualifier: string;
  readonly receiver: string;
  readonly created: Moment;
  /** ISA13, up to nine digits. */
  readonly control: number;
  /** ISA14: whether a TA1 is asked for. */
  readonly acknowledgementRequested: boolean;
  /** ISA15. */
  readonly usage: 'P' | 'T';
  readonly groups: readonly GroupOut[];
}

const controlNumber = (control: number): string =>
  Number.isSafeInteger(control) && control > 0 ? String(control) : '';

/**
 * The text of an interchange: an ISA of 106 bytes, GS, ST, SE, GE and IEA with their control numbers and counts.
 * X12 has no escape: free text gives up the characters that it cannot carry, everything else is refused by an
 * X12Error that names segment and element. No line breaks are written.
 */
export function writeInterchange(out: InterchangeOut, delimiters: Delimiters = DEFAULT_DELIMITERS): string {
  const written: string[] = [];
  const add = (segment: SegmentOut): void => {
    written.push(encodeSegment(segment, written.length + 1, delimiters));
  };
  written.push(isaText(out, delimiters));
  for (const group of out.groups) {
    const { date, time } = out.created;
    const control = exact(controlNumber(group.control), 9);
    const parties = [exact(group.sender, 15, 2), exact(group.receiver, 15, 2)];
    const version = exact(group.version, 12);
    add(
      segmentOut(
        '',
        'GS',
        exact(group.functionalId, 2, 2),
        ...parties,
        dateOut(date),
        timeOut(time),
        control,
        'X',
        version,
      ),
    );
    for (const set of group.sets) {
      const start = written.length;
      const setControl = exact(set.control, 9, 4);
      add(segmentOut('', 'ST', exact(set.id, 3, 3), setControl, version));
      for (const segment of set.segments) add(segment);
      add(segmentOut('', 'SE', String(written.length - start + 1), setControl));
    }
    add(segmentOut('', 'GE', String(group.sets.length), control));
  }
  add(segmentOut('', 'IEA', String(out.groups.length), String(out.control).padStart(9, '0')));
  return written.join('');
}

/** ISA01 to ISA16 go through the checks of any element; only then are they given their widths. */
function isaText(out: InterchangeOut, delimiters: Delimiters): string {
  const encode = (element: number, value: ElementOut): string =>
    encodeElement(value, { loop: '', segment: 'ISA', element, position: 1 }, delimiters);
  const fields = [
    '00',
    '',
    '00',
    '',
    encode(5, exact(out.senderQualifier, 2, 2)),
    encode(6, exact(out.sender, 15)),
    encode(7, exact(out.receiverQualifier, 2, 2)),
    encode(8, exact(out.receiver, 15)),
    encode(9, dateOut(out.created.date)).slice(2),
    encode(10, timeOut(out.created.time)),
    delimiters.repetition ?? 'U',
    '00501',
    encode(13, exact(controlNumber(out.control), 9)).padStart(9, '0'),
    out.acknowledgementRequested ? '1' : '0',
    out.usage,
    delimiters.component,
  ].map((field, index) => field.padEnd(ISA_WIDTHS[index] ?? 0));
  const isa = ['ISA', ...fields].join(delimiters.element) + delimiters.terminator;
  delimitersOf(isa, 1);
  return isa;
}
