import type { CalendarDate } from '@chargeline/kernel';
import { formatOf } from '../official/formats.js';
import type { Kept, Kind } from '../official/format.js';
import { readTable } from '../table.js';
import type { Release } from './release.js';
import { ReleaseTable, ReleaseWriter } from './release-file.js';
import { OPEN_END } from './span.js';

interface Shipped {
  readonly kind: Kind;
  readonly name: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly released: CalendarDate | null;
  readonly table: string;
  readonly facts: Release['facts'];
  readonly rows: () => readonly Kept[];
}

/** A decimal printed with all its places as a whole number of the last: `1.30` is 130. */
const lastPlaces = (printed: string): number => Number(printed.replace('.', ''));

/** A table whose columns are those of its official layout. */
function asPublished(kind: Kind, table: string): readonly Kept[] {
  const { columns } = formatOf(kind).table;
  const names = Object.keys(columns);
  return readTable(table, names).map((row) =>
    Object.fromEntries(
      names.map((name) => [name, columns[name] === 'integer' ? lastPlaces(row[name]!) : row[name]!] as const),
    ),
  );
}

/** Both fiscal years stand in one table, each row with its days. */
function diagnosesOn(day: CalendarDate): readonly Kept[] {
  const columns = ['code', 'billable', 'valid_from', 'valid_to', 'description'] as const;
  return readTable('icd10cm', columns)
    .filter((row) => row.valid_from <= day && day <= row.valid_to)
    .map(({ code, billable, description }) => ({ code, billable, short: description, long: '' }));
}

function nationalCodes(): readonly Kept[] {
  const none = Object.fromEntries(
    Object.entries(formatOf('hcpcs').table.columns).map(([name, type]) => [name, type === 'text' ? '' : null] as const),
  );
  return readTable('hcpcs', ['code', 'added', 'needs_ndc', 'description']).map(({ code, added, description }) => ({
    ...none,
    code,
    kind: 'code',
    short: description,
    added,
  }));
}

/** The selections that come with Chargeline (`data/SOURCES.md`). */
const SHIPPED: readonly Shipped[] = [
  {
    kind: 'pfs',
    name: '2025-10',
    from: '2025-10-01',
    to: '2025-12-31',
    released: '2025-09-11',
    table: 'pfs-2025',
    facts: { conversionFactor: 323_465 },
    rows: () => asPublished('pfs', 'pfs-2025'),
  },
  {
    kind: 'gpci',
    name: '2025',
    from: '2025-01-01',
    to: '2025-12-31',
    released: null,
    table: 'gpci-2025',
    facts: {},
    rows: () => asPublished('gpci', 'gpci-2025'),
  },
  {
    kind: 'icd10cm',
    name: 'FY2025',
    from: '2024-10-01',
    to: '2025-09-30',
    released: '2024-06-28',
    table: 'icd10cm',
    facts: {},
    rows: () => diagnosesOn('2025-09-30'),
  },
  {
    kind: 'icd10cm',
    name: 'FY2026',
    from: '2025-10-01',
    to: '2026-09-30',
    released: '2025-06-06',
    table: 'icd10cm',
    facts: {},
    rows: () => diagnosesOn('2025-10-01'),
  },
  {
    kind: 'hcpcs',
    name: '2025-10',
    from: '2025-10-01',
    to: '2025-12-31',
    released: null,
    table: 'hcpcs',
    facts: {},
    rows: nationalCodes,
  },
  {
    kind: 'ncci-ptp',
    name: '2026-07',
    from: '2026-07-01',
    to: '2026-09-30',
    released: null,
    table: 'ncci-pairs-2026',
    facts: { setting: 'practitioner' },
    rows: () => asPublished('ncci-ptp', 'ncci-pairs-2026'),
  },
  {
    kind: 'ncci-mue',
    name: '2026-07',
    from: '2026-07-01',
    to: '2026-09-30',
    released: null,
    table: 'ncci-units-2026',
    facts: { setting: 'practitioner' },
    rows: () => asPublished('ncci-mue', 'ncci-units-2026'),
  },
  {
    kind: 'place-of-service',
    name: '2025-01',
    from: '2025-01-01',
    to: OPEN_END,
    released: null,
    table: 'places-of-service',
    facts: {},
    rows: () =>
      readTable('places-of-service', ['code', 'rate', 'name']).map(({ code, name }) => {
        return { code, text: name, from: '', to: '' };
      }),
  },
];

/** What is shipped whole; of the others a selection. */
const WHOLE: readonly Kind[] = ['gpci', 'place-of-service'];

/** The releases that need no loading. */
export const SHIPPED_RELEASES: readonly Release[] = SHIPPED.map(
  ({ kind, name, from, to, released, table, facts, rows }) => ({
    kind,
    id: name,
    name,
    variant: null,
    from,
    to,
    released,
    get rows() {
      return rows().length;
    },
    partial: !WHOLE.includes(kind),
    sha256: null,
    source: `${table}.csv`,
    publisher: formatOf(kind).publisher,
    loadedAt: null,
    facts,
    file: null,
  }),
);

/** Opens the table of a shipped release in memory. */
export function openShipped(kind: Kind, name: string): ReleaseTable {
  const shape = formatOf(kind).table;
  const writer = ReleaseWriter.open(':memory:', shape);
  for (const row of SHIPPED.find((one) => one.kind === kind && one.name === name)!.rows()) writer.add(row);
  return new ReleaseTable(writer.finish(), shape);
}
