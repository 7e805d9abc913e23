import { Cells } from './cells.js';
import { areFixedLines, type FixedLines, fixedRows } from './fixed-lines.js';
import { type Format, type Found, type Head, type Kept, type Said, SILENT } from './format.js';
import { type Column, joinedHeadings, named, placesOf, plainHeading } from './heading.js';
import type { Notes } from './notes.js';
import { delimiterOf, isEmpty, records, type TextRecord } from './records.js';
import { beginningOf, type Layout } from './table-rows.js';

const TITLE = /(\d{4})\s+National\s+Physician\s+Fee\s+Schedule\s+Relative\s+Value\s+File/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The columns by their joined headings (the record layout in the release's RVU PDF). A year may add others. */
const COLUMNS: readonly Column[] = [
  { name: 'HCPCS', heading: /^HCPCS(CODE)?$/ },
  { name: 'MOD', heading: /^MOD(IFIER)?$/ },
  { name: 'STATUS CODE', heading: /^STATUSCODE$/ },
  { name: 'WORK RVU', heading: /^WORKRVU$/ },
  { name: 'NON-FAC PE RVU', heading: /^(FULLYIMPLEMENTED)?NONFAC(ILITY)?PERVU$/ },
  { name: 'NON-FAC NA INDICATOR', heading: /^(FULLYIMPLEMENTED)?NONFAC(ILITY)?NAINDICATOR$/, optional: true },
  { name: 'FACILITY PE RVU', heading: /^(FULLYIMPLEMENTED)?FACILITYPERVU$/ },
  { name: 'FACILITY NA INDICATOR', heading: /^(FULLYIMPLEMENTED)?FACILITYNAINDICATOR$/, optional: true },
  { name: 'MP RVU', heading: /^MPRVU$/ },
  { name: 'NON-FACILITY TOTAL', heading: /^(FULLYIMPLEMENTED)?NONFAC(ILITY)?TOTAL$/ },
  { name: 'FACILITY TOTAL', heading: /^(FULLYIMPLEMENTED)?FACILITYTOTAL$/ },
  { name: 'PCTC IND', heading: /^PCTCIND(ICATOR)?$/ },
  { name: 'GLOB DAYS', heading: /^GLOB(AL)?DAYS$/ },
  { name: 'PRE OP', heading: /^PREOP$/ },
  { name: 'INTRA OP', heading: /^INTRAOP$/ },
  { name: 'POST OP', heading: /^POSTOP$/ },
  { name: 'MULT PROC', heading: /^MULTPROC$/ },
  { name: 'BILAT SURG', heading: /^BILATSURG$/ },
  { name: 'ASST SURG', heading: /^ASSTSURG$/ },
  { name: 'CO-SURG', heading: /^COSURG$/ },
  { name: 'TEAM SURG', heading: /^TEAMSURG$/ },
  { name: 'ENDO BASE', heading: /^ENDOBASE$/ },
  { name: 'CONV FACTOR', heading: /^CONV(ERSION)?FACTOR$/ },
  { name: 'IMAGING FAMILY', heading: /^DIAGNOSTICIMAGINGFAMILYINDICATOR$/, optional: true },
  { name: 'OPPS NON-FACILITY PE', heading: /^NONFACILITYPEUSEDFOROPPSPAYMENTAMOUNT$/, optional: true },
  { name: 'OPPS FACILITY PE', heading: /^FACILITYPEUSEDFOROPPSPAYMENTAMOUNT$/, optional: true },
  { name: 'OPPS MP', heading: /^MPUSEDFOROPPSPAYMENTAMOUNT$/, optional: true },
];

/** The text form: no headings, amounts of two decimals, which may touch, and the shares of the global package without a zero before the point. */
const FIXED: FixedLines = {
  begins: /^[0-9A-Z]\d{3}[0-9A-Z]/,
  row: new RegExp(
    [
      /^(.{5})(.{2}).{50}([A-Z])/, // code, modifier, description, status
      / *(\d*\.\d\d) *(\d*\.\d\d) *(NA)? *(\d*\.\d\d) *(NA)? *(\d*\.\d\d)/, // work, practice twice, malpractice
      / *(\d*\.\d\d) *(\d*\.\d\d)/, // totals
      /(.)(.{3})(\d?\.\d\d)(\d?\.\d\d)(\d?\.\d\d)/, // PC/TC, global period and its shares
      /(.)(.)(.)(.)(.) *(?:\d )? *([0-9A-Z]{5})? +(?:\d +)?(\d{1,3}\.\d{4})/, // surgery, endoscopic base, factor
      /.{0,5}? (.\d) +(\d*\.\d\d) +(\d*\.\d\d) +(\d*\.\d\d)\s*$/, // imaging family, amounts for the OPPS
    ]
      .map(({ source }) => source)
      .join(''),
  ),
  columns: COLUMNS.map(({ name }) => name),
  what: 'a service: code, status, relative values, indicators and factor',
};

function recognise(head: Head): Found | null {
  const { text } = head;
  const title = TITLE.exec(text);
  const fixed = areFixedLines(head, FIXED);
  if (!fixed && !/\bHCPCS\b/.test(text)) return null;
  if (title === null) return fixed || hasHeadings(text) ? { ...SILENT, variant: variantIn(head) } : null;
  const month = /\b([A-Z]{3})[A-Z]*\s+Release/i.exec(text.slice(title.index))?.[1]?.toLowerCase();
  const released = /RELEASED\s+(\d{1,2})\/(\d{1,2})\/(\d{4})/i.exec(text);
  return {
    year: Number(title[1]),
    month: month === undefined || !MONTHS.includes(month) ? null : MONTHS.indexOf(month) + 1,
    released:
      released === null ? null : `${released[3]}-${released[1]!.padStart(2, '0')}-${released[2]!.padStart(2, '0')}`,
    variant: variantIn(head),
  };
}

/** A copy without titles, its headings on one line, is known by them. */
function hasHeadings(text: string): boolean {
  const plain = plainHeading(text);
  return ['STATUSCODE', 'WORKRVU', 'MPRVU', 'GLOBDAYS', 'CONVFACTOR'].every((heading) => plain.includes(heading));
}

/**
 * The two files of a release since 2026 differ in their factor, and in the pricing indicator of all their rows. The name
 * says which is which, or else the first row does.
 */
function variantIn(head: Head): Found['variant'] {
  if (/non[-_ ]?QP/i.test(head.name)) return 'non-qualifying';
  if (/QP/i.test(head.name)) return 'qualifying';
  const begin = beginningOf(head, delimiterOf(head), pricingLayout);
  const place = begin?.headings.indexOf('PRICIND') ?? -1;
  return PRICING[begin?.first[place]?.trim() ?? ''] ?? null;
}

const pricingLayout: Layout = (headings) =>
  headings.includes('HCPCS') && headings.includes('PRICIND') ? COLUMNS : undefined;

const PRICING: Readonly<Record<string, Found['variant']>> = { '1': 'qualifying', '9': 'non-qualifying' };

const isHeading = ({ cells }: TextRecord): boolean =>
  cells.some((cell) => /^HCPCS$/i.test(cell.trim())) && cells.some((cell) => /^MOD$/i.test(cell.trim()));

async function* read(text: AsyncIterable<string>, head: Head, notes: Notes, said: Said): AsyncGenerator<Kept> {
  for await (const cells of areFixedLines(head, FIXED) ? fixedRows(text, FIXED, notes) : sheetRows(text, head, notes)) {
    const kept = rowOf(cells);
    const factor = cells.amount('CONV FACTOR', 4);
    if (cells.refused) continue;
    if ((said.facts['conversionFactor'] ??= factor) !== factor)
      cells.refuse('CONV FACTOR', 'is another one than in the rows above');
    yield kept;
  }
}

async function* sheetRows(text: AsyncIterable<string>, head: Head, notes: Notes): AsyncGenerator<Cells> {
  const stack: TextRecord[] = [];
  let places: ReadonlyMap<string, number> | undefined;
  let width = 0;
  for await (const record of records(text, delimiterOf(head), notes)) {
    if (places === undefined) {
      stack.push(record);
      if (!isHeading(record)) continue;
      const headings = joinedHeadings(stack);
      width = headings.length;
      places = placesOf(COLUMNS, headings, record.row, notes);
      if (places === undefined) return;
    } else if (!isEmpty(record)) {
      const cells = new Cells(record.row, named(places, record), notes);
      if (record.cells.slice(width).some((cell) => cell.trim() !== '') || record.cells.length < width)
        cells.refuse('row', `has ${record.cells.length} cells where the heading has ${width}`);
      yield cells;
    }
  }
  if (places === undefined) notes.refuse(0, '', 'there is no heading line with HCPCS and MOD');
}

/** CMS adds before it rounds: a printed total may differ from its printed parts in the last place. */
const LAST_PLACE = 1;

/** Amounts of a row are hundredths of an RVU, shares of the global package hundredths; work + practice + malpractice must be the printed total. */
function rowOf(cells: Cells): Kept {
  const code = cells.procedure('HCPCS');
  const modifier = cells.modifier('MOD');
  cells.key = modifier === '' ? code : `${code}-${modifier}`;
  const amounts = {
    work: cells.amount('WORK RVU', 2),
    practice_non_facility: cells.amount('NON-FAC PE RVU', 2),
    practice_facility: cells.amount('FACILITY PE RVU', 2),
    malpractice: cells.amount('MP RVU', 2),
  };
  for (const [total, practice] of [
    ['NON-FACILITY TOTAL', amounts.practice_non_facility],
    ['FACILITY TOTAL', amounts.practice_facility],
  ] as const) {
    const printed = cells.amount(total, 2);
    const sum = amounts.work + practice + amounts.malpractice;
    if (printed === sum) continue;
    const says = `${printed / 100} is printed, work + PE + MP is ${sum / 100}`;
    if (Math.abs(printed - sum) <= LAST_PLACE) cells.repair(total, `${says}: the parts count`);
    else cells.refuse(total, says);
  }
  return {
    code,
    modifier,
    status: cells.matching('STATUS CODE', /^[A-Z]$/, 'a status of one letter'),
    ...amounts,
    non_facility_na: cells.text('NON-FAC NA INDICATOR'),
    facility_na: cells.text('FACILITY NA INDICATOR'),
    pc_tc: indicator(cells, 'PCTC IND'),
    global_days: globalDays(cells),
    pre_op: cells.amount('PRE OP', 2),
    intra_op: cells.amount('INTRA OP', 2),
    post_op: cells.amount('POST OP', 2),
    multiple: indicator(cells, 'MULT PROC'),
    bilateral: indicator(cells, 'BILAT SURG'),
    assistant: indicator(cells, 'ASST SURG'),
    co_surgeons: indicator(cells, 'CO-SURG'),
    team: indicator(cells, 'TEAM SURG'),
    endoscopic_base: cells.text('ENDO BASE') === '' ? '' : cells.procedure('ENDO BASE'),
    imaging_family: cells.text('IMAGING FAMILY'),
    opps_practice_non_facility: cells.decimal('OPPS NON-FACILITY PE', 2) ?? 0,
    opps_practice_facility: cells.decimal('OPPS FACILITY PE', 2) ?? 0,
    opps_malpractice: cells.decimal('OPPS MP', 2) ?? 0,
  };
}

/** A row without relative values may have none. */
const indicator = (cells: Cells, column: string): string =>
  cells.matching(column, /^[0-9A-Z]?$/, 'an indicator of one digit or letter');

/** Days 000, 010 and 090 become 0, 10 and 90 in a spreadsheet. */
const globalDays = (cells: Cells): string =>
  cells.text('GLOB DAYS') === ''
    ? ''
    : cells.padded('GLOB DAYS', 3, /^(\d{3}|MMM|XXX|YYY|ZZZ)$/, 'a global period of three characters');

const shared = {
  kind: 'pfs',
  publisher: 'CMS, PFS Relative Value Files',
  table: {
    columns: {
      code: 'text',
      modifier: 'text',
      status: 'text',
      work: 'integer',
      practice_non_facility: 'integer',
      practice_facility: 'integer',
      malpractice: 'integer',
      non_facility_na: 'text',
      facility_na: 'text',
      pc_tc: 'text',
      global_days: 'text',
      pre_op: 'integer',
      intra_op: 'integer',
      post_op: 'integer',
      multiple: 'text',
      bilateral: 'text',
      assistant: 'text',
      co_surgeons: 'text',
      team: 'text',
      endoscopic_base: 'text',
      imaging_family: 'text',
      opps_practice_non_facility: 'integer',
      opps_practice_facility: 'integer',
      opps_malpractice: 'integer',
    },
    key: ['code', 'modifier'],
  },
  read,
  span: 'quarter-to-year-end',
  reach: 'year',
  calendar: 'quarterly',
} as const;

const PAID = ['99213-', '27447-', '71046-', '71046-26', '71046-TC', 'G0283-'];

/** National Physician Fee Schedule Relative Value File (CMS, RVU releases; Claims Processing Manual ch. 23, Addendum). */
export const pprrvu: Format = {
  ...shared,
  title: 'physician fee schedule (PPRRVU)',
  recognise: (head) => {
    const found = recognise(head);
    return found?.variant === 'qualifying' ? null : found;
  },
  band: [14_000, 30_000],
  knownKeys: [...PAID, 'V5364-'],
};

/** The same with the factor for qualifying APM participants, since 2026: it leaves out thousands of codes that nobody is paid for. */
export const pprrvuQualifying: Format = {
  ...shared,
  title: 'physician fee schedule (PPRRVU), qualifying APM participants',
  recognise: (head) => {
    const found = recognise(head);
    return found?.variant === 'qualifying' ? found : null;
  },
  band: [9_000, 30_000],
  knownKeys: PAID,
};
