import type { Cells } from './cells.js';
import { headingIn, rowsOf } from './columns.js';
import { type Format, type Head, type Kept, SILENT } from './format.js';
import type { Column } from './heading.js';
import type { Notes } from './notes.js';

const COLUMNS: readonly Column[] = [
  { name: 'condition id', heading: /^CONDITIONID$/ },
  { name: 'condition', heading: /^CONDITION(NAME)?$/ },
  { name: 'condition column name', heading: /^CONDITIONCOLUMNNAME$/, optional: true },
  { name: 'chronic condition type', heading: /^(CHRONIC)?CONDITIONTYPE$/, optional: true },
  { name: 'condition category', heading: /^CONDITIONCATEGORY$/, optional: true },
  { name: 'additional logic', heading: /^ADDITIONALLOGIC$/, optional: true },
  { name: 'claims qualification', heading: /^CLAIMSQUALIFICATION$/ },
  { name: 'inclusion type', heading: /^INCLUSIONTYPE$/ },
  { name: 'code system', heading: /^CODESYSTEM$/ },
  { name: 'code', heading: /^CODE$/ },
];

/** The code systems of the algorithms and the forms of their codes. Of another system any code is taken as printed. */
const SYSTEMS: Readonly<Record<string, readonly [width: number | null, form: RegExp]>> = {
  'ICD-10-CM': [null, /^[A-Z][0-9A-Z]{2,6}$/],
  'ICD-10-PCS': [7, /^[0-9A-HJ-NP-Z]{7}$/],
  HCPCS: [5, /^[0-9A-Z]\d{3}[0-9A-Z]$/],
  NDC: [11, /^\d{11}$/],
  'MS-DRG': [3, /^\d{3}$/],
};

async function* read(text: AsyncIterable<string>, head: Head, notes: Notes): AsyncGenerator<Kept> {
  for await (const cells of rowsOf(text, head, COLUMNS, notes)) {
    const kept = rowOf(cells);
    if (!cells.refused) yield kept;
  }
}

function rowOf(cells: Cells): Kept {
  const system = cells.matching('code system', /\S/, 'a code system');
  const [width, form] = SYSTEMS[system] ?? [null, /\S/];
  const what = `a code of ${system}`;
  const code = width === null ? cells.matching('code', form, what) : cells.padded('code', width, form, what);
  const logic = cells.text('additional logic');
  cells.key = code;
  return {
    code,
    system,
    condition_id: cells.matching('condition id', /^\d+$/, 'the number of a condition'),
    condition: cells.matching('condition', /\S/, 'a condition'),
    column_name: cells.text('condition column name'),
    type: cells.text('chronic condition type'),
    category: cells.text('condition category'),
    inclusion: cells.matching('inclusion type', /^(include|exclude)$/i, 'Include or Exclude').toLowerCase(),
    qualification: cells.text('claims qualification'),
    logic: logic === 'None' ? '' : logic,
  };
}

/** Codes of the chronic conditions and how many claims make one (CMS Chronic Conditions Warehouse, condition algorithms). */
export const ccw: Format = {
  kind: 'ccw',
  title: 'chronic conditions (CCW algorithms)',
  publisher: 'CMS, Chronic Conditions Warehouse',
  table: {
    columns: {
      code: 'text',
      system: 'text',
      condition_id: 'text',
      condition: 'text',
      column_name: 'text',
      type: 'text',
      category: 'text',
      inclusion: 'text',
      qualification: 'text',
      logic: 'text',
    },
    key: ['code', 'system', 'condition_id'],
    search: ['condition'],
  },
  recognise: (head) => (headingIn(head, COLUMNS) === undefined ? null : SILENT),
  read,
  band: [4_000, 20_000],
  knownKeys: [],
  span: 'until-replaced',
  reach: 'ever',
  calendar: 'irregular',
};
