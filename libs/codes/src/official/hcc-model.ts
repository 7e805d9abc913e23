import { listOf } from './code-list.js';
import { headingIn, rowsOf } from './columns.js';
import type { Format, Found, Head, Kept } from './format.js';
import type { Column } from './heading.js';
import type { Notes } from './notes.js';

/** What the tables of a payment year have in common. */
const OF_A_YEAR = {
  publisher: 'CMS, Risk Adjustment',
  span: 'calendar-year',
  reach: 'none',
  calendar: 'yearly-january',
} as const;

const COEFFICIENTS: readonly Column[] = [
  { name: 'coefficient', heading: /^COEFFICIENT$/ },
  { name: 'value', heading: /^VALUE$/ },
  { name: 'model domain', heading: /^MODELDOMAIN$/ },
  { name: 'model version', heading: /^MODELVERSION$/ },
];

/**
 * Values are thousandths, and may be less than zero. A model may have two sets (RxHCC since 2025: one for plans with
 * medical cover, one for drug plans alone), which the file does not name: they are told apart by their order. A coefficient
 * that comes twice in a model where others come once is a row too many.
 */
async function* readCoefficients(text: AsyncIterable<string>, head: Head, notes: Notes): AsyncGenerator<Kept> {
  const models = new Map<
    string,
    { readonly times: Map<string, number>; readonly twice: { readonly row: number; readonly key: string }[] }
  >();
  for await (const cells of rowsOf(text, head, COEFFICIENTS, notes)) {
    const coefficient = cells.matching('coefficient', /^[A-Z]\w*$/i, 'the name of a coefficient');
    cells.key = coefficient;
    const value = cells.matching('value', /^-?(\d{1,3}(\.\d{0,3}0*)?|\.\d{1,3}0*)$/, 'a factor of at most 3 decimals');
    const domain = cells.matching('model domain', /\S/, 'a model');
    const version = cells.matching('model version', /^[A-Z]\d+$/, 'a version');
    if (cells.refused) continue;
    const id = `${domain} ${version}`;
    const model = models.get(id) ?? { times: new Map<string, number>(), twice: [] };
    models.set(id, model);
    const set = (model.times.get(coefficient) ?? 0) + 1;
    model.times.set(coefficient, set);
    if (set === 2) model.twice.push({ row: cells.row, key: coefficient });
    if (set > 2) cells.refuse('coefficient', `comes ${set} times in ${id}`);
    else yield { coefficient, domain, version, set, value: Math.round(Number(value) * 1_000) };
  }
  for (const [id, { times, twice }] of models)
    if (twice.length !== times.size)
      for (const { row, key } of twice)
        notes.refuse(row, key, `coefficient: comes twice in ${id}, where others come once`);
}

/** Relative factors of the models' demographic and condition variables (CMS model software, `*C1.csv`). */
export const hccCoefficients: Format = {
  ...OF_A_YEAR,
  kind: 'hcc-coefficients',
  title: 'risk adjustment: coefficients',
  table: {
    columns: { coefficient: 'text', domain: 'text', version: 'text', set: 'integer', value: 'integer' },
    key: ['coefficient', 'domain', 'version', 'set'],
  },
  recognise: (head) => ofTable(head, COEFFICIENTS),
  read: readCoefficients,
  band: [1_000, 40_000],
  knownKeys: [],
};

const HIERARCHIES: readonly Column[] = [
  { name: 'parent', heading: /^(CC|HCC)PARENT$/ },
  { name: 'child', heading: /^(CC|HCC)CHILD$/ },
  { name: 'model domain', heading: /^MODELDOMAIN$/ },
  { name: 'model version', heading: /^MODELVERSION$/ },
  { name: 'model full name', heading: /^MODELFULLNAME$/, optional: true },
];

async function* readHierarchies(text: AsyncIterable<string>, head: Head, notes: Notes): AsyncGenerator<Kept> {
  for await (const cells of rowsOf(text, head, HIERARCHIES, notes)) {
    const parent = cells.matching('parent', /^\d{1,3}$/, 'a condition category');
    const child = cells.matching('child', /^\d{1,3}$/, 'a condition category');
    cells.key = `${parent}-${child}`;
    if (parent === child) cells.refuse('child', 'is its own parent');
    const domain = cells.matching('model domain', /\S/, 'a model');
    const version = cells.matching('model version', /^[A-Z]\d+$/, 'a version');
    if (!cells.refused) yield { parent, child, domain, version, full_name: cells.text('model full name') };
  }
}

/** Which condition category leaves which other out (CMS model software, `*H1.txt`). */
export const hccHierarchies: Format = {
  ...OF_A_YEAR,
  kind: 'hcc-hierarchies',
  title: 'risk adjustment: hierarchies',
  table: {
    columns: { parent: 'text', child: 'text', domain: 'text', version: 'text', full_name: 'text' },
    key: ['parent', 'child', 'domain', 'version'],
  },
  recognise: (head) => ofTable(head, HIERARCHIES),
  read: readHierarchies,
  band: [100, 5_000],
  knownKeys: [],
};

/** These tables say their year in the file's name alone. */
function ofTable(head: Head, columns: readonly Column[]): Found | null {
  return headingIn(head, columns) === undefined ? null : { year: null, month: 1, released: null, variant: null };
}

/** Procedures whose diagnoses count (CMS, Medicare risk adjustment eligible CPT/HCPCS codes). */
export const hccEligible: Format = {
  ...listOf({
    kind: 'hcc-eligible',
    title: 'risk adjustment: eligible procedures',
    publisher: OF_A_YEAR.publisher,
    heading: /^CPTHCPCS(CODES?)?$/,
    code: /^[0-9A-Z]\d{3}[0-9A-Z]$/,
    what: 'a procedure code',
    width: 5,
    has: [],
    band: [4_000, 15_000],
  }),
  ...OF_A_YEAR,
  knownKeys: ['99213', 'G0438'],
};
