import type { Cells } from './cells.js';
import { areFixedLines, type FixedLines, fixedRows } from './fixed-lines.js';
import { type Format, type Found, type Head, type Kept, type Said, SILENT } from './format.js';
import { type Column, plainHeading } from './heading.js';
import type { Notes } from './notes.js';
import { type Beginning, beginningOf, delimiterAt, type Layout, tableRows, yearIn } from './table-rows.js';

const FACTOR = /ANES(THESIA)?(CF|CONVERSIONFACTOR)/;
const LOCALITY_COLUMNS: readonly Column[] = [
  { name: 'Contractor', heading: /^(MEDICAREADMINI?STRATIVECONTRACTOR|MAC|CONTRACTOR|CARRIER)/ },
  { name: 'Locality', heading: /^LOCALITY(NUMBER|NO)?$/ },
  { name: 'Locality Name', heading: /^LOCALITYNAME$/, optional: true },
];
const ONE_FACTOR: readonly Column[] = [...LOCALITY_COLUMNS, { name: 'Anes CF', heading: FACTOR }];
const TWO_FACTORS: readonly Column[] = [
  ...LOCALITY_COLUMNS,
  { name: 'Qualifying Anes CF', heading: /^(?=.*(?<!NON)QUALIFYING)(?!.*NONQUALIFYING).*ANES/ },
  { name: 'Non-Qualifying Anes CF', heading: /NONQUALIFYING.*ANES/ },
];
const FACTOR_HEADING = /(CONTRACTOR|CARRIER|MAC).*LOCALITY.*ANES/;

/** The text form has no headings, and cents without a point: `10112       00    ALABAMA          1931`. */
const FIXED: FixedLines = {
  begins: /^ *\d{5} /,
  row: /^ *(\d{5}) +(\d\d) +(\S.*?) +(?:(\d{4}|\d\d?\.\d{1,6}) +)?(\d{4}|\d\d?\.\d{1,6})\s*$/,
  columns: ['Contractor', 'Locality', 'Locality Name', 'other Anes CF', 'Anes CF'],
  what: 'contractor, locality, its name and a factor',
};

/** Since 2026 a file has two factors: for qualifying APM participants and for all others (42 CFR 414.20). */
const factorLayout: Layout = (headings) => {
  if (!headings.some((text) => LOCALITY_COLUMNS[1]!.heading.test(text))) return undefined;
  const factors = headings.filter((text) => FACTOR.test(text));
  if (factors.length === 0) return undefined;
  return factors.some((text) => text.includes('QUALIFYING')) ? TWO_FACTORS : ONE_FACTOR;
};

/** A heading prints its national factor: `National Anes CF of 20.3178`. Kept in millionths of a dollar. */
function nationalFactors({ printed }: Beginning): Record<string, number> {
  const factors = printed.flatMap((heading) => {
    const factor = /\bof\s+\$?(\d{1,3}\.\d{1,6})\s*$/i.exec(heading)?.[1];
    const plain = plainHeading(heading);
    if (factor === undefined || !FACTOR.test(plain)) return [];
    const whose = /^(NON)?QUALIFYING/.exec(plain)?.[0] ?? '';
    const name = { QUALIFYING: 'nationalQualifying', NONQUALIFYING: 'nationalNonQualifying' }[whose] ?? 'national';
    return [[name, Math.round(Number(factor) * 1_000_000)] as const];
  });
  return Object.fromEntries(factors);
}

const factorsBegin = (head: Head): Beginning | undefined =>
  beginningOf(head, delimiterAt(head, FACTOR_HEADING), factorLayout);

function recogniseFactors(head: Head): Found | null {
  if (areFixedLines(head, FIXED)) return SILENT;
  const begin = factorsBegin(head);
  return begin === undefined ? null : { ...SILENT, year: yearIn(begin) };
}

async function* readFactors(text: AsyncIterable<string>, head: Head, notes: Notes, said: Said): AsyncGenerator<Kept> {
  const begin = factorsBegin(head);
  if (begin !== undefined) Object.assign(said.facts, nationalFactors(begin));
  const two = begin !== undefined && factorLayout(begin.headings) === TWO_FACTORS;
  const fixed = areFixedLines(head, FIXED);
  for await (const cells of fixed
    ? fixedRows(text, FIXED, notes)
    : tableRows(text, delimiterAt(head, FACTOR_HEADING), factorLayout, notes)) {
    const carrier = cells.carrier('Contractor');
    const locality = cells.locality('Locality');
    cells.key = `${carrier}-${locality}`;
    const name = cells.text('Locality Name').replace(/\*+$/, '');
    const kept = { carrier, locality, name, ...(fixed ? printedFactors(cells) : headedFactors(cells, two)) };
    if (!cells.refused) yield kept;
  }
}

const headedFactors = (cells: Cells, two: boolean) => ({
  factor_qualifying: factor(cells, two ? 'Qualifying Anes CF' : 'Anes CF'),
  factor_non_qualifying: factor(cells, two ? 'Non-Qualifying Anes CF' : 'Anes CF'),
});

/** Of two factors without a heading the greater one is that of qualifying participants (42 CFR 414.20). */
function printedFactors(cells: Cells) {
  const one = printedFactor(cells, 'Anes CF');
  const other = cells.text('other Anes CF') === '' ? one : printedFactor(cells, 'other Anes CF');
  return { factor_qualifying: Math.max(one, other), factor_non_qualifying: Math.min(one, other) };
}

const printedFactor = (cells: Cells, column: string): number =>
  cells.text(column).includes('.') ? factor(cells, column) : inUse(cells, column, cells.amount(column, 0) * 100);

const factor = (cells: Cells, column: string): number => inUse(cells, column, cells.amount(column, 4));

/** No factor in use is outside of these; a sheet may lose the point. */
const LEAST = 50_000;
const MOST = 1_000_000;

function inUse(cells: Cells, column: string, value: number): number {
  if (!cells.refused && (value < LEAST || value > MOST))
    cells.refuse(column, `${value / 10_000} is no factor that CMS has published`);
  return value;
}

/** Anesthesia conversion factors by locality, in ten-thousandths of a dollar (CMS, `ANES` of the RVU releases; 42 CFR 414.46). */
export const anesthesiaFactor: Format = {
  kind: 'anesthesia-factor',
  title: 'anesthesia conversion factors (ANES)',
  publisher: 'CMS, PFS Relative Value Files',
  table: {
    columns: {
      carrier: 'text',
      locality: 'text',
      name: 'text',
      factor_qualifying: 'integer',
      factor_non_qualifying: 'integer',
    },
    key: ['carrier', 'locality'],
  },
  recognise: recogniseFactors,
  read: readFactors,
  band: [85, 140],
  knownKeys: ['12502-99', '13202-01', '02102-01'],
  span: 'quarter-to-year-end',
  reach: 'year',
  calendar: 'yearly-january',
};

const BASE_COLUMNS: readonly Column[] = [
  { name: 'Code', heading: /^(CPT|HCPCS|ANESTHESIA|CPTHCPCS|HCPCSCPT)?CODES?$|^(CPT|HCPCS)$/ },
  { name: 'Base Units', heading: /BASEUNITS?(VALUES?)?$/ },
];
const BASE_HEADING = /(CODES?|CPT|HCPCS).*BASEUNITS?/;

/** The HCPCS file has base units among much else: its records have identifiers (`RECID`). */
const baseLayout: Layout = (headings) =>
  BASE_COLUMNS.every(({ heading }) => headings.some((text) => heading.test(text))) &&
  !headings.some((text) => /^(RECID|RIC)$/.test(text))
    ? BASE_COLUMNS
    : undefined;

function recogniseBase(head: Head): Found | null {
  const begin = beginningOf(head, delimiterAt(head, BASE_HEADING), baseLayout);
  return begin === undefined ? null : { ...SILENT, year: yearIn(begin) };
}

async function* readBase(text: AsyncIterable<string>, head: Head, notes: Notes): AsyncGenerator<Kept> {
  for await (const cells of tableRows(text, delimiterAt(head, BASE_HEADING), baseLayout, notes)) {
    const code = cells.procedure('Code');
    cells.key = code;
    if (!/^0\d{4}$/.test(code) && !cells.refused) cells.refuse('Code', `"${code}" is not a code of anesthesia`);
    const units = cells.amount('Base Units', 0);
    if (!cells.refused) yield { code, units };
  }
}

/** Base units of the anesthesia codes (CMS, Anesthesiologists Center; 42 CFR 414.46). */
export const anesthesiaBase: Format = {
  kind: 'anesthesia-base',
  title: 'anesthesia base units',
  publisher: 'CMS, Anesthesiologists Center',
  table: { columns: { code: 'text', units: 'integer' }, key: ['code'] },
  recognise: recogniseBase,
  read: readBase,
  band: [200, 400],
  knownKeys: ['00100', '01967'],
  span: 'calendar-year',
  reach: 'year',
  calendar: 'yearly-january',
};
