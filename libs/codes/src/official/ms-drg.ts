import type { Cells } from './cells.js';
import { headingIn, rowsOf } from './columns.js';
import type { Format, Found, Head, Kept } from './format.js';
import type { Column } from './heading.js';
import type { Notes } from './notes.js';

const COLUMNS: readonly Column[] = [
  { name: 'MS-DRG', heading: /^(MS)?DRG(CODE|NUMBER)?$/ },
  { name: 'MDC', heading: /^MDC$/ },
  { name: 'TYPE', heading: /^(TYPE|MEDICALSURGICAL|SURGICALMEDICAL)$/ },
  { name: 'MS-DRG Title', heading: /^((MS)?DRG)?(TITLE|DESCRIPTION)$/ },
  { name: 'Post-Acute DRG', heading: /POSTACUTEDRG$/, optional: true },
  { name: 'Special Pay DRG', heading: /SPECIALPAYDRG$/, optional: true },
  // Since FY 2024 the weight is printed before and after the cap on its fall (42 CFR 412.60 (d)): what is paid has the cap.
  { name: 'Weights', heading: /WEIGHTS?(?!.*BEFORE)/, optional: true },
  { name: 'Geometric mean LOS', heading: /^GEOMETRICMEAN(LOS|LENGTHOFSTAY)$/, optional: true },
  { name: 'Arithmetic mean LOS', heading: /^ARITHMETICMEAN(LOS|LENGTHOFSTAY)$/, optional: true },
];

function recognise(head: Head): Found | null {
  if (headingIn(head, COLUMNS) === undefined) return null;
  const year = /\bFY\s*(20\d\d)/i.exec(head.text)?.[1];
  return { year: year === undefined ? null : Number(year), month: null, released: null, variant: null };
}

async function* read(text: AsyncIterable<string>, head: Head, notes: Notes): AsyncGenerator<Kept> {
  for await (const cells of rowsOf(text, head, COLUMNS, notes)) {
    const kept = rowOf(cells);
    if (!cells.refused) yield kept;
  }
}

/** Weights are ten-thousandths, days of stay hundredths. */
function rowOf(cells: Cells): Kept {
  cells.key = cells.text('MS-DRG');
  const code = cells.padded('MS-DRG', 3, /^\d{3}$/, 'an MS-DRG of three digits');
  cells.key = code;
  return {
    code,
    mdc: category(cells),
    type: type(cells),
    title: cells.matching('MS-DRG Title', /\S/, 'a title').replace(/\*+$/, ''),
    post_acute: yes(cells, 'Post-Acute DRG'),
    special_pay: yes(cells, 'Special Pay DRG'),
    weight: figure(cells, 'Weights', 4),
    geometric_stay: figure(cells, 'Geometric mean LOS', 2),
    arithmetic_stay: figure(cells, 'Arithmetic mean LOS', 2),
  };
}

/** A major diagnostic category, none for groups that any category may fall into; `PRE` is assigned before all of them. */
function category(cells: Cells): string {
  const text = cells.text('MDC');
  return /^(PRE|\**)$/.test(text)
    ? text.replaceAll('*', '')
    : cells.padded('MDC', 2, /^\d\d$/, 'a category of two digits, or PRE');
}

function type(cells: Cells): string {
  const text = cells.matching('TYPE', /^(surg(ical)?|med(ical)?|\**)$/i, 'surgical or medical');
  if (/^s/i.test(text)) return 'surgical';
  return /^m/i.test(text) ? 'medical' : '';
}

function yes(cells: Cells, column: string): string {
  const text = cells.matching(column, /^(y|yes|n|no|\**)$/i, 'yes or no');
  return text.replaceAll('*', '').slice(0, 1).toUpperCase();
}

/** Groups without cases have an asterisk, a point or dashes where others have a figure. */
const figure = (cells: Cells, column: string, places: number): number | null =>
  /^(\*+|\.|-+)$/.test(cells.text(column)) ? null : cells.decimal(column, places);

/** MS-DRGs with their weights (CMS, IPPS final rule, Table 5), or their titles alone. */
export const msDrg: Format = {
  kind: 'ms-drg',
  title: 'Medicare severity diagnosis-related groups (Table 5)',
  publisher: 'CMS, IPPS final rule, Table 5',
  table: {
    columns: {
      code: 'text',
      mdc: 'text',
      type: 'text',
      title: 'text',
      post_acute: 'text',
      special_pay: 'text',
      weight: 'integer',
      geometric_stay: 'integer',
      arithmetic_stay: 'integer',
    },
    key: ['code'],
    search: ['title'],
  },
  recognise,
  read,
  band: [700, 1_000],
  knownKeys: ['001', '193', '470', '871', '999'],
  span: 'fiscal-year',
  reach: 'none',
  calendar: 'yearly-october',
};
