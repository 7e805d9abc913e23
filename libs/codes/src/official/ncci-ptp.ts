import type { Cells } from './cells.js';
import { type Format, type Found, type Head, type Kept, type Said, SILENT } from './format.js';
import type { Column } from './heading.js';
import type { Notes } from './notes.js';
import { beginningOf, delimiterAt, type Layout, tableRows } from './table-rows.js';

const COLUMNS: readonly Column[] = [
  { name: 'Column 1', heading: /^COLUMN(1|ONE)(CODE)?$/ },
  { name: 'Column 2', heading: /^COLUMN(2|TWO)(CODE)?$/ },
  { name: 'in existence prior to 1996', heading: /^INEXISTENCE|^PRIORTO1996/, optional: true },
  { name: 'Effective Date', heading: /^EFFECTIVE/ },
  { name: 'Deletion Date', heading: /^DELETION/ },
  { name: 'Modifier', heading: /^MODIFIER/ },
  { name: 'PTP Edit Rationale', heading: /RATIONALE$/, optional: true },
];

const isHeading = (headings: readonly string[]): boolean =>
  [0, 1, 3].every((column) => headings.some((text) => COLUMNS[column]!.heading.test(text)));

const layout: Layout = (headings) => (isHeading(headings) ? COLUMNS : undefined);
const delimiter = (head: Head): string => delimiterAt(head, /COLUMN(1|ONE).*EFFECTIVE/);

function recognise(head: Head): Found | null {
  if (beginningOf(head, delimiter(head), layout) === undefined) return null;
  return { ...SILENT, ...versionIn(head.name) };
}

/** The version in a name, `v322r0`, is 32.2: 32 is 2026 (31 is 2025), and .0 to .3 are January, April, July and October. */
function versionIn(name: string): Pick<Found, 'year' | 'month'> {
  const version = /v(\d\d)([0-3])r\d/i.exec(name);
  if (version === null) return { year: null, month: null };
  return { year: 1994 + Number(version[1]), month: Number(version[2]) * 3 + 1 };
}

async function* read(text: AsyncIterable<string>, head: Head, notes: Notes, said: Said): AsyncGenerator<Kept> {
  said.facts['setting'] = settingIn(head);
  const part = /[-_](f\d+)(?!\d)/i.exec(head.name)?.[1]?.toLowerCase();
  if (part !== undefined) said.facts['part'] = part;
  let newest = '';
  let before: Kept | undefined;
  for await (const cells of tableRows(text, delimiter(head), layout, notes)) {
    if (cells.text('Column 1') === '' && cells.text('Column 2') === '') continue; // The heading goes on.
    const edit = rowOf(cells);
    if (cells.refused) continue;
    if (String(edit['effective']) > newest) newest = String(edit['effective']);
    if (before !== undefined && isSame(before, edit) && (isVoid(before) || isVoid(edit))) {
      cells.repair('Effective Date', 'comes twice, and one was deleted the day it began: the other one is kept');
      if (isVoid(before)) before = edit;
      continue;
    }
    if (before !== undefined) yield before;
    before = edit;
  }
  if (before !== undefined) yield before;
  if (newest !== '') said.found = withQuarter(said.found, newest);
}

function rowOf(cells: Cells): Kept {
  const column1 = cells.procedure('Column 1');
  const column2 = cells.procedure('Column 2');
  cells.key = `${column1}-${column2}`;
  const effective = cells.day('Effective Date');
  if (effective === null && !cells.refused) cells.refuse('Effective Date', 'is empty');
  return {
    column1,
    column2,
    prior_1996: cells.matching('in existence prior to 1996', /^\*?$/, 'an asterisk or nothing'),
    effective: effective ?? '',
    deleted: cells.day('Deletion Date') ?? '',
    modifier_indicator: cells.matching('Modifier', /^[019]$/, 'a modifier indicator (0, 1 or 9)'),
    rationale: cells.text('PTP Edit Rationale'),
  };
}

const isSame = (one: Kept, other: Kept): boolean =>
  ['column1', 'column2', 'effective'].every((column) => one[column] === other[column]);

/** An edit that was deleted the day it began has never been in force. */
const isVoid = ({ effective, deleted }: Kept): boolean => effective === deleted;

/** Practitioner and hospital files have the same headings: the name (`ccipra`, `ccioph`) or a title tells them apart. */
function settingIn({ name, lines }: Head): string {
  const said = [name, ...lines.slice(0, 3)].join(' ');
  if (/hospital|(cci)?oph(?![a-z])/i.test(said)) return 'outpatient-hospital';
  return /practitioner|(cci)?pra(?![a-z])/i.test(said) ? 'practitioner' : 'not-said';
}

/** Each release has edits that begin with it: the newest ones tell its quarter where the name does not, or an older one. */
function withQuarter(found: Found, newest: string): Found {
  const year = Number(newest.slice(0, 4));
  const month = Math.floor((Number(newest.slice(5, 7)) - 1) / 3) * 3 + 1;
  const older = found.year !== null && found.month !== null && found.year * 12 + found.month >= year * 12 + month;
  return older ? found : { ...found, year, month };
}

/** National Correct Coding Initiative, procedure-to-procedure edits; a release comes in several files by range of codes (CMS). */
export const ncciPtp: Format = {
  kind: 'ncci-ptp',
  title: 'NCCI procedure-to-procedure edits (PTP)',
  publisher: 'CMS, Medicare NCCI PTP edits',
  table: {
    columns: {
      column1: 'text',
      column2: 'text',
      prior_1996: 'text',
      effective: 'text',
      deleted: 'text',
      modifier_indicator: 'text',
      rationale: 'text',
    },
    key: ['column1', 'column2', 'effective'],
  },
  recognise,
  read,
  band: [100_000, 4_000_000],
  knownKeys: [],
  span: 'quarter',
  reach: 'ever',
  calendar: 'quarterly',
};
