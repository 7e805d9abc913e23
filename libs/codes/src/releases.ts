import type { CalendarDate } from '@chargeline/kernel';
import { referenceOn, releasesInUse } from './release/in-use.js';

/** The releases that judge and price a claim, by table. */
export interface Releases {
  readonly icd10cm: string;
  readonly hcpcs: string;
  readonly pfs: string;
  readonly gpci: string;
}

const TABLES = ['icd10cm', 'hcpcs', 'pfs', 'gpci'] as const satisfies readonly (keyof Releases)[];

const names = (table: keyof Releases): string =>
  releasesInUse()
    .filter(({ kind }) => kind === table)
    .map(({ id }) => id)
    .join('+');

/** All releases in use by table; several of one table are joined by `+`. */
export function releases(): Releases {
  return { icd10cm: names('icd10cm'), hcpcs: names('hcpcs'), pfs: names('pfs'), gpci: names('gpci') };
}

/** The release of `table` that speaks for the day, or undefined when none does. */
export const releaseOn = (table: keyof Releases, date: CalendarDate): string | undefined =>
  referenceOn(table, date)?.release.id;

/** The releases that speak for the day of service, as ingestion pins them in event headers; a table without one is left out. */
export function releasesOn(dateOfService: CalendarDate): Partial<Releases> {
  const loaded = TABLES.flatMap((table) => {
    const name = releaseOn(table, dateOfService);
    return name === undefined ? [] : [[table, name] as const];
  });
  return Object.fromEntries(loaded);
}
