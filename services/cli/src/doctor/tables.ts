import { feeScheduleRow, releases, releasesOn } from '@chargeline/codes';
import type { CalendarDate } from '@chargeline/kernel';
import { fault, type Finding, ok, toNote } from './finding.js';

/** Whether the tables of codes can be read, and whether they speak for the day. */
export function tables(today: CalendarDate): readonly Finding[] {
  const loaded = Object.entries(releases());
  const current = releasesOn(today);
  const found = loaded.map(([table, release]) => `${table} ${release}`).join(', ');
  const old = loaded.map(([table]) => table).filter((table) => !(table in current));
  return [
    feeScheduleRow('2025-06-02', '99213') === undefined
      ? fault('code tables', 'libs/codes/data has no row for 99213', 'Restore the clone: git checkout libs/codes/data')
      : ok('code tables', found),
    ...(old.length === 0
      ? []
      : [
          toNote(
            'releases today',
            `no release of ${old.join(', ')} speaks for ${today}`,
            'Services of later days are not priced, or their codes not known, until newer tables are loaded.',
          ),
        ]),
  ];
}
