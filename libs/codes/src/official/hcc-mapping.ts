import { headingIn, rowsOf } from './columns.js';
import { areFixedLines, type FixedLines, fixedRows } from './fixed-lines.js';
import type { Format, Found, Head, Kept, Said } from './format.js';
import type { Column } from './heading.js';
import type { Notes } from './notes.js';

const MAPPING: readonly Column[] = [
  { name: 'diagnosis', heading: /^DIAGNOSISCODE$/ },
  { name: 'category', heading: /^(CC|HCC)$/ },
  { name: 'model', heading: /^MODELNAME$/ },
];

/** CMS prints one line a diagnosis and, side by side, a column for each model: `CMS-HCC Model Category V28`. */
const SIDE_BY_SIDE: readonly Column[] = [
  { name: 'diagnosis', heading: /^(ICD10(CM)?)?DIAGNOSISCODE$/ },
  { name: 'description', heading: /^DESCRIPTION$/ },
];
const MODEL = /^((?:CMS|RX)HCC[A-Z]*?)MODELCATEGORY(V\d+)$/;
const COUNTED = /^((?:CMS|RX)HCC[A-Z]*?)MODELCATEGORY(V\d+)FOR(\d{4})PAYMENTYEAR$/;
const NAMES: Readonly<Record<string, string>> = { CMSHCCESRD: 'CMS-HCC ESRD', CMSHCC: 'CMS-HCC', RXHCC: 'RxHCC' };

/** How CMS calls a release, in the file or by its name; the headings of an initial one may still have the year before. */
const TITLED = /(?<!\d)(20\d\d)[ _-]+(?:Initial|Mid-?year|Final)/i;

const titledYear = ({ text, name }: Head): string | undefined => (TITLED.exec(text) ?? TITLED.exec(name))?.[1];

/** The payment years that the headings name, the last one last. */
const yearsIn = (headings: readonly string[]): readonly string[] =>
  headings.flatMap((heading) => COUNTED.exec(heading)?.[3] ?? []).toSorted();

interface Model {
  readonly name: string;
  readonly category: Column;
  /** Says whether the diagnosis counts in the payment year. */
  readonly counted: Column | undefined;
}

/** The format tables of the model software have no headings: `T8630	276	D`, where D marks a second category. */
const FORMAT_TABLE: FixedLines = {
  begins: /^[0-9A-Z]/i,
  row: /^([A-Z][0-9A-Z]{2,6})[\t ]+(\d{1,3})(?:[\t ]+[A-Z]?)?\s*$/,
  columns: ['diagnosis', 'category'],
  what: 'a diagnosis and its condition category',
};
/** Their name alone says version and payment year: `F2824T1N` is V28 of 2024. */
const FORMAT_NAME = /^F(\d\d)(\d\d)[A-Z]\d[A-Z]/i;
const FAMILIES: Readonly<Record<string, string>> = { '05': 'RxHCC', '08': 'RxHCC', '21': 'CMS-HCC ESRD' };

interface FormatTable {
  readonly model: string;
  readonly part: string;
  readonly year: number;
}

function formatTable(head: Head): FormatTable | undefined {
  const [, version = '', year = ''] = FORMAT_NAME.exec(head.name) ?? [];
  if (version === '' || !areFixedLines(head, FORMAT_TABLE)) return undefined;
  return {
    model: `${FAMILIES[version] ?? 'CMS-HCC'} Model V${version}`,
    part: `v${version}`,
    year: Number(`20${year}`),
  };
}

async function* readFormatTable(
  text: AsyncIterable<string>,
  { model, part }: FormatTable,
  notes: Notes,
  said: Said,
): AsyncGenerator<Kept> {
  said.facts['part'] = part;
  for await (const cells of fixedRows(text, FORMAT_TABLE, notes))
    yield { diagnosis: cells.text('diagnosis'), cc: cells.text('category'), model, counted: '' };
}

const exactly = (name: string, heading: string): Column => ({ name, heading: new RegExp(`^${heading}$`) });

function modelsIn(headings: readonly string[]): readonly Model[] {
  return headings.flatMap((heading) => {
    const [, family = '', version = ''] = MODEL.exec(heading) ?? [];
    if (family === '') return [];
    const counted = headings.filter((other) => {
      const match = COUNTED.exec(other);
      return match?.[1] === family && match[2] === version;
    });
    const last = counted.toSorted().at(-1);
    const name = `${NAMES[family] ?? family} Model ${version}`;
    return [
      {
        name,
        category: exactly(name, heading),
        counted: last === undefined ? undefined : exactly(`${name} in the payment year`, last),
      },
    ];
  });
}

function recogniseMapping(head: Head): Found | null {
  const table = formatTable(head);
  if (table !== undefined) return { year: table.year, month: 1, released: null, variant: null };
  const headings = headingIn(head, MAPPING)?.headings ?? headingIn(head, SIDE_BY_SIDE)?.headings;
  if (headings === undefined) return null;
  const plain = headings.some((heading) => MAPPING[2]!.heading.test(heading));
  if (!plain && modelsIn(headings).length === 0) return null;
  const year = titledYear(head) ?? yearsIn(headings).at(-1);
  return { year: year === undefined ? null : Number(year), month: 1, released: null, variant: null };
}

async function* readMapping(text: AsyncIterable<string>, head: Head, notes: Notes, said: Said): AsyncGenerator<Kept> {
  const table = formatTable(head);
  if (table !== undefined) {
    yield* readFormatTable(text, table, notes, said);
    return;
  }
  const headings = headingIn(head, SIDE_BY_SIDE)?.headings ?? [];
  const models = modelsIn(headings);
  const [titled, headed] = [titledYear(head), yearsIn(headings).at(-1)];
  if (titled !== undefined && headed !== undefined && titled !== headed)
    notes.repair(0, '', `the headings say payment year ${headed}, its title or name ${titled}: that is its year`);
  const columns =
    models.length === 0
      ? MAPPING
      : [
          ...SIDE_BY_SIDE,
          ...models.flatMap(({ category, counted }) => (counted === undefined ? [category] : [category, counted])),
        ];
  for await (const cells of rowsOf(text, head, columns, notes)) {
    const diagnosis = cells.matching('diagnosis', /^[A-Z][0-9A-Z]{2,6}$/, 'an ICD-10-CM code without its dot');
    cells.key = diagnosis;
    const rows: Kept[] = [];
    if (models.length === 0) {
      const cc = cells.matching('category', /^\d{1,3}$/, 'a condition category');
      rows.push({ diagnosis, cc, model: cells.matching('model', /\bV\d+$/, 'a model with its version'), counted: '' });
    }
    for (const { name, category, counted } of models) {
      const printed = cells.matching(category.name, /^(\d{1,3}([,;\s]+\d{1,3})*|N\/?A|-+)?$/i, 'a condition category');
      const flag = counted === undefined ? '' : cells.matching(counted.name, /^(y(es)?|no?|-*)$/i, 'Yes or No');
      for (const cc of printed.match(/\d+/g) ?? [])
        rows.push({ diagnosis, cc, model: name, counted: flag.replace(/^-+/, '').slice(0, 1).toUpperCase() });
    }
    if (!cells.refused) yield* rows;
  }
}

/** Which diagnosis falls into which condition category of which model; a diagnosis may fall into two (42 CFR 422.310). */
export const hccMapping: Format = {
  kind: 'hcc-mapping',
  title: 'risk adjustment: diagnoses to condition categories',
  publisher: 'CMS, Risk Adjustment',
  table: {
    columns: { diagnosis: 'text', cc: 'text', model: 'text', counted: 'text' },
    key: ['diagnosis', 'cc', 'model'],
  },
  recognise: recogniseMapping,
  read: readMapping,
  band: [7_000, 200_000],
  knownKeys: [],
  span: 'calendar-year',
  reach: 'none',
  calendar: 'yearly-january',
};
