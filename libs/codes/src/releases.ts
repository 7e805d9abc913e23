import type { CalendarDate } from '@chargeline/kernel';

/** The releases that the tables were taken from. */
export interface Releases {
  readonly icd10cm: string;
  readonly hcpcs: string;
  readonly pfs: string;
  readonly gpci: string;
}

interface Span {
  readonly name: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const TABLES = ['icd10cm', 'hcpcs', 'pfs', 'gpci'] as const satisfies readonly (keyof Releases)[];

/** The days each release speaks for. HCPCS starts open: its rows carry the day they were added. */
const LOADED: Readonly<Record<keyof Releases, readonly Span[]>> = {
  icd10cm: [
    { name: 'FY2025', from: '2024-10-01', to: '2025-09-30' },
    { name: 'FY2026', from: '2025-10-01', to: '2026-09-30' },
  ],
  hcpcs: [{ name: '2025-10', from: '0000-00-00', to: '2025-12-31' }],
  pfs: [{ name: '2025-10', from: '2025-01-01', to: '2025-12-31' }],
  gpci: [{ name: '2025', from: '2025-01-01', to: '2025-12-31' }],
};

const names = (table: keyof Releases): string => LOADED[table].map(({ name }) => name).join('+');

/** All loaded releases by table; several of one table are joined by `+`. Written into event headers. */
export function releases(): Releases {
  return { icd10cm: names('icd10cm'), hcpcs: names('hcpcs'), pfs: names('pfs'), gpci: names('gpci') };
}

/** The release of `table` that speaks for the day, or undefined when none is loaded. */
export function releaseOn(table: keyof Releases, date: CalendarDate): string | undefined {
  return LOADED[table].find(({ from, to }) => from <= date && date <= to)?.name;
}

/** The releases that speak for the day of service; a table without one is left out. */
export function releasesOn(dateOfService: CalendarDate): Partial<Releases> {
  const loaded = TABLES.flatMap((table) => {
    const name = releaseOn(table, dateOfService);
    return name === undefined ? [] : [[table, name] as const];
  });
  return Object.fromEntries(loaded);
}
