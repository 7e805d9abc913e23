import { headingIn, rowsOf } from './columns.js';
import type { Format, Found, Head, Kept } from './format.js';
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

interface Model {
  readonly name: string;
  readonly category: Column;
  /** Says whether the diagnosis counts in the payment year. */
  readonly counted: Column | undefined;
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
  const headings = headingIn(head, MAPPING)?.headings ?? headingIn(head, SIDE_BY_SIDE)?.headings;
  if (headings === undefined) return null;
  const plain = headings.some((heading) => MAPPING[2]!.heading.test(heading));
  if (!plain && modelsIn(headings).length === 0) return null;
  const titled = /\b(20\d\d)\s+(?:Initial|Mid-?year|Final|Midyear[ /_-]Final)\b/i.exec(head.text)?.[1];
  const years = headings.flatMap((heading) => COUNTED.exec(heading)?.[3] ?? []).toSorted();
  const year = titled ?? years.at(-1);
  return { year: year === undefined ? null : Number(year), month: 1, released: null, variant: null };
}

async function* readMapping(text: AsyncIterable<string>, head: Head, notes: Notes): AsyncGenerator<Kept> {
  const models = modelsIn(headingIn(head, SIDE_BY_SIDE)?.headings ?? []);
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
      const printed = cells.matching(category.name, /^(\d{1,3}([,;\s]+\d{1,3})*|N\/?A|-)?$/i, 'a condition category');
      const flag = counted === undefined ? '' : cells.matching(counted.name, /^(yes|no|)$/i, 'Yes or No');
      for (const cc of printed.match(/\d+/g) ?? [])
        rows.push({ diagnosis, cc, model: name, counted: flag.slice(0, 1).toUpperCase() });
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
