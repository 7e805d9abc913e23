import { Cells, END_OF_FILE } from './cells.js';
import { type Format, type Found, type Head, type Kept, SILENT } from './format.js';
import { lines, type TextLine } from './lines.js';
import type { Notes } from './notes.js';

/** Order number, code, header or billable, and what stands between them. */
const LINE = /^\d{5} ([0-9A-Z]{3,7}) +([01]) /;
/** The columns that are blank in every line, counted from 0. */
const BLANK = [5, 13, 15, 76];
/** Of the lines at the beginning, how many must have the layout: a damaged one is refused by row, not a reason to know nothing. */
const MOST_LINES = 0.8;
/** Diagnoses have headers and codes of every length: more than this share is not theirs. */
const MOST_PROCEDURES = 0.9;

/** ICD-10-CM and ICD-10-PCS order files have one layout and differ in their codes. */
interface System {
  readonly code: RegExp;
  readonly what: string;
  /** All codes that can be billed have seven characters, and no others. */
  readonly seven: boolean;
}

const CM: System = { code: /^[A-Z][0-9A-Z]{2,6}$/, what: 'an ICD-10-CM code without its dot', seven: false };
const PCS: System = { code: /^[0-9A-HJ-NP-Z]{3,7}$/, what: 'an ICD-10-PCS code', seven: true };

/** Which of the two a beginning is of: procedures are billed by seven characters below headers of three, or begin with a digit. */
function systemOf({ lines: all }: Head): System | null {
  const printed = all.filter((line) => line.trim() !== '');
  const fitting = printed.map((line) => LINE.exec(line)).filter((match) => match !== null);
  if (fitting.length === 0 || fitting.length < printed.length * MOST_LINES) return null;
  const threeOrSeven = fitting.filter(([, code, flag]) => code!.length === (flag === '1' ? 7 : 3));
  const digits = fitting.filter(([, code]) => /^\d/.test(code!));
  const procedures = digits.length > fitting.length / 2 || threeOrSeven.length > fitting.length * MOST_PROCEDURES;
  return procedures ? PCS : CM;
}

const recognise =
  (system: System) =>
  (head: Head): Found | null =>
    systemOf(head) === system ? SILENT : null;

const read = (system: System) =>
  async function* (text: AsyncIterable<string>, _head: Head, notes: Notes): AsyncGenerator<Kept> {
    const gaps: { readonly row: number; readonly code: string; readonly what: string }[] = [];
    let last = 0;
    let rows = 0;
    let end: Cells | undefined;
    let above: { readonly code: string; readonly billable: string } | undefined;
    for await (const line of lines(text, notes)) {
      if (line.line.replaceAll(END_OF_FILE, '').trim() === '') continue;
      const cells = cellsOf(line, notes);
      const kept = rowOf(cells, system);
      const order = Number(cells.matching('order', /^\d{5}$/, 'an order number of five digits'));
      if (order <= last) cells.refuse('order', `${order} comes after ${last}`);
      if (order > last + 1)
        gaps.push({ row: line.row, code: kept.code, what: `order: ${last + 1} to ${order - 1} are missing` });
      last = Math.max(last, Number.isNaN(order) ? last : order);
      if (above?.billable === 'Y' && kept.code.startsWith(above.code))
        cells.refuse('billable', `${above.code} can be billed, and has this code below it`);
      above = kept;
      rows += 1;
      end = cells;
      if (!cells.refused) yield kept;
    }
    if (end !== undefined && end.text('long').length < end.text('short').length)
      end.refuse('long', 'is shorter than the short description: the last line was cut off');
    // A selection keeps its order numbers; a file that has most of them should have all.
    if (rows > last / 2) for (const { row, code, what } of gaps) notes.refuse(row, code, what);
  };

function cellsOf({ row, line }: TextLine, notes: Notes): Cells {
  const parts = {
    order: line.slice(0, 5),
    code: line.slice(6, 13),
    billable: line.slice(14, 15),
    short: line.slice(16, 76),
    long: line.slice(77),
  };
  const cells = new Cells(row, parts, notes);
  if (BLANK.some((at) => (line[at] ?? ' ') !== ' ')) cells.refuse('row', 'is not in the columns of an order file');
  return cells;
}

function rowOf(cells: Cells, { code: form, what, seven }: System) {
  const code = cells.matching('code', form, what);
  cells.key = code;
  const flag = cells.matching('billable', /^[01]$/, '0 or 1');
  if (seven && (flag === '1') !== (code.length === 7))
    cells.refuse('billable', `${flag} with ${code.length} characters`);
  const short = cells.matching('short', /\S/, 'a description');
  const long = cells.text('long');
  return { code, billable: flag === '1' ? 'Y' : 'N', short, long: long === short ? '' : long };
}

const ORDER_FILE = {
  table: {
    columns: { code: 'text', billable: 'text', short: 'text', long: 'text' },
    key: ['code'],
    search: ['short', 'long'],
  },
  span: 'fiscal-year',
  reach: 'none',
  calendar: 'yearly-october',
} as const;

/** ICD-10-CM order file: categories and billable codes in tabular order (CMS and NCHS, `icd10OrderFiles.pdf`). */
export const icd10cm: Format = {
  ...ORDER_FILE,
  kind: 'icd10cm',
  title: 'diagnoses (ICD-10-CM order file)',
  publisher: 'CMS and NCHS, ICD-10-CM',
  recognise: recognise(CM),
  read: read(CM),
  band: [85_000, 130_000],
  knownKeys: ['A00', 'A000', 'E119', 'I10', 'Z0000', 'U071'],
};

/** ICD-10-PCS order file: tables as headers, codes of seven characters (CMS, `icd10pcsOrderFile.pdf`). */
export const icd10pcs: Format = {
  ...ORDER_FILE,
  kind: 'icd10pcs',
  title: 'inpatient procedures (ICD-10-PCS order file)',
  publisher: 'CMS, ICD-10-PCS',
  recognise: recognise(PCS),
  read: read(PCS),
  band: [70_000, 120_000],
  knownKeys: ['001', '0016070', '0SRD0J9', '4A023N7', 'XW0'],
};
