import type { Cells } from './cells.js';
import { type Format, type Found, type Head, type Kept, type Said, SILENT } from './format.js';
import type { Column } from './heading.js';
import type { Notes } from './notes.js';
import { beginningOf, delimiterAt, type Layout, tableRows } from './table-rows.js';

const COLUMNS: readonly Column[] = [
  { name: 'HCPCS/CPT Code', heading: /^(HCPCS|CPT|HCPCSCPT|CPTHCPCS)(CODE)?$/ },
  { name: 'MUE Values', heading: /MUEVALUES?$/ },
  { name: 'MUE Adjudication Indicator', heading: /ADJUDICATIONINDICATOR$/ },
  { name: 'MUE Rationale', heading: /RATIONALE$/, optional: true },
];

const layout: Layout = (headings) =>
  headings.some((text) => COLUMNS[1]!.heading.test(text)) && headings.some((text) => COLUMNS[0]!.heading.test(text))
    ? COLUMNS
    : undefined;

/** The column of the values says whose they are: practitioners, outpatient hospitals or suppliers of equipment (DME). */
const SETTINGS = [
  ['dme', /^DME/],
  ['outpatient-hospital', /HOSPITAL/],
  ['practitioner', /^PRACTITIONER/],
] as const;

const delimiter = (head: Head): string => delimiterAt(head, /MUEVALUES?/);

/** Undefined for another table. */
function settingIn(head: Head): string | undefined {
  const headings = beginningOf(head, delimiter(head), layout)?.headings;
  const values = headings?.find((text) => COLUMNS[1]!.heading.test(text));
  return values === undefined ? undefined : SETTINGS.find(([, heading]) => heading.test(values))?.[0];
}

async function* read(text: AsyncIterable<string>, head: Head, notes: Notes, said: Said): AsyncGenerator<Kept> {
  said.facts['setting'] = settingIn(head) ?? 'not-said';
  for await (const cells of tableRows(text, delimiter(head), layout, notes)) {
    const kept = rowOf(cells);
    if (!cells.refused) yield kept;
  }
}

function rowOf(cells: Cells): Kept {
  const code = cells.procedure('HCPCS/CPT Code');
  cells.key = code;
  const adjudication = cells.matching(
    'MUE Adjudication Indicator',
    /^[123](?!\d)/,
    'an adjudication indicator (1 to 3)',
  );
  return {
    code,
    units: cells.amount('MUE Values', 0),
    adjudication: adjudication.slice(0, 1),
    rationale: cells.text('MUE Rationale'),
  };
}

const shared = {
  kind: 'ncci-mue',
  publisher: 'CMS, Medicare NCCI medically unlikely edits',
  table: {
    columns: { code: 'text', units: 'integer', adjudication: 'text', rationale: 'text' },
    key: ['code'],
  },
  read,
  span: 'quarter',
  reach: 'none',
  calendar: 'quarterly',
} as const;

const found = (of: boolean): Found | null => (of ? SILENT : null);

/** Medically unlikely edits of practitioners and of outpatient hospitals: the most units of a day or line (CMS, NCCI). */
export const ncciMue: Format = {
  ...shared,
  title: 'NCCI medically unlikely edits (MUE)',
  recognise: (head) => found(['practitioner', 'outpatient-hospital'].includes(settingIn(head) ?? '')),
  band: [8_000, 30_000],
  knownKeys: [],
};

/** The same for suppliers of durable equipment: a table of its own and far smaller. */
export const ncciMueDme: Format = {
  ...shared,
  title: 'NCCI medically unlikely edits (MUE), DME suppliers',
  recognise: (head) => found(settingIn(head) === 'dme'),
  band: [500, 6_000],
  knownKeys: [],
};
