import { procedurePairsOn, releasesOn, unlikelyUnitsOn } from '@chargeline/codes';
import { isCalendarDate } from '@chargeline/kernel';
import type { ClaimView } from '../domain/claim-view.js';

/** The ids of releases by their table; a table of which none speaks for a day of the claim is left out. */
export type ReleasesUsed = Readonly<Record<string, readonly string[]>>;

/** The releases that rules ask on the days of a claim's lines. */
export function releasesUsed(view: ClaimView): ReleasesUsed {
  const days = new Set(view.lines.map(({ line }) => line.serviceFrom).filter(isCalendarDate));
  const found = new Map<string, Set<string>>();
  const add = (table: string, id: string | undefined): void => {
    if (id === undefined) return;
    found.set(table, (found.get(table) ?? new Set()).add(id));
  };
  for (const day of days) {
    const { icd10cm, hcpcs, pfs } = releasesOn(day);
    for (const [table, id] of Object.entries({ icd10cm, hcpcs, pfs })) add(table, id);
    for (const { id } of procedurePairsOn('practitioner', day)?.releases ?? []) add('ncci-ptp', id);
    add('ncci-mue', unlikelyUnitsOn('practitioner', day)?.release.id);
  }
  return Object.fromEntries([...found].map(([table, ids]) => [table, [...ids]]));
}
