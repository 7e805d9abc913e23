import type { Cells } from './cells.js';
import { areFixedLines, type FixedLines, fixedRows } from './fixed-lines.js';
import { type Format, type Found, type Head, type Kept, SILENT } from './format.js';
import type { Column } from './heading.js';
import type { Notes } from './notes.js';
import { beginningOf, delimiterAt, type Layout, tableRows, yearIn } from './table-rows.js';

/** CMS has printed `NON-FACILTY` for years. */
const COLUMNS: readonly Column[] = [
  { name: 'HCPCS', heading: /^HCPCS(CODE)?$/ },
  { name: 'MOD', heading: /^MOD(IFIER)?$/ },
  { name: 'PROCSTAT', heading: /^PROCSTAT(US)?$/ },
  { name: 'CARRIER', heading: /^(CARRIER|MAC|CONTRACTOR)$/ },
  { name: 'LOCALITY', heading: /^LOCALITY$/ },
  { name: 'FACILITY PRICE', heading: /^FACILI?TY(PRICE|AMOUNT)$/ },
  { name: 'NON-FACILITY PRICE', heading: /^NONFACILI?TY(PRICE|AMOUNT)$/ },
];

const HEADING = /HCPCS.*PROCSTAT.*CARRIER.*FACILI?TY(PRICE|AMOUNT)/;

/** A line of the text form tells its own places: `0633TTC C 01112  05   150.69    150.69`. */
const FIXED: FixedLines = {
  begins: /[^\s\p{Cc}]/u,
  row: /^([0-9A-Z]{5})(..) ([A-Z]) +(\d{5}) +(\d\d) +([\d,]*\.\d\d) +([\d,]*\.\d\d)\s*$/,
  columns: COLUMNS.map(({ name }) => name),
  what: 'code, modifier, status, carrier, locality and two prices',
};

/** A heading with these two is this one; what else it lacks is refused by name. */
const layout: Layout = (headings) =>
  ['HCPCS', 'PROCSTAT'].every((name) => headings.includes(name)) ? COLUMNS : undefined;

function recognise(head: Head): Found | null {
  if (areFixedLines(head, FIXED)) return SILENT;
  const begin = beginningOf(head, delimiterAt(head, HEADING), layout);
  return begin === undefined ? null : { ...SILENT, year: yearIn(begin) };
}

async function* read(text: AsyncIterable<string>, head: Head, notes: Notes): AsyncGenerator<Kept> {
  for await (const cells of areFixedLines(head, FIXED)
    ? fixedRows(text, FIXED, notes)
    : tableRows(text, delimiterAt(head, HEADING), layout, notes)) {
    const kept = rowOf(cells);
    if (!cells.refused) yield kept;
  }
}

function rowOf(cells: Cells): Kept {
  const code = cells.procedure('HCPCS');
  const modifier = cells.modifier('MOD');
  const carrier = cells.carrier('CARRIER');
  const locality = cells.locality('LOCALITY');
  cells.key = [code, modifier, carrier, locality].join('-');
  return {
    code,
    modifier,
    status: cells.matching('PROCSTAT', /^[A-Z]$/, 'a status of one letter'),
    carrier,
    locality,
    facility_cents: cells.amount('FACILITY PRICE', 2),
    non_facility_cents: cells.amount('NON-FACILITY PRICE', 2),
  };
}

/** What imaging is paid at most, by locality: the cap at the outpatient rate (CMS, `OPPSCAP` of the RVU releases; 42 CFR 414.22). */
export const oppsCap: Format = {
  kind: 'opps-cap',
  title: 'imaging caps at the outpatient rate (OPPSCAP)',
  publisher: 'CMS, PFS Relative Value Files',
  table: {
    columns: {
      code: 'text',
      modifier: 'text',
      status: 'text',
      carrier: 'text',
      locality: 'text',
      facility_cents: 'integer',
      non_facility_cents: 'integer',
    },
    key: ['code', 'modifier', 'carrier', 'locality'],
  },
  recognise,
  read,
  band: [5_000, 80_000],
  knownKeys: [],
  span: 'quarter-to-year-end',
  reach: 'year',
  calendar: 'quarterly',
};
