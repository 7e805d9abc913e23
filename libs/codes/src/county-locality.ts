import type { CalendarDate } from '@chargeline/kernel';
import type { Locality } from './gpci.js';
import type { Kept } from './official/format.js';
import { referenceOn } from './release/in-use.js';
import { STATE_NAMES } from './states.js';

/** The counties that a row lists for one state; `others` stands for all that no other row of the state lists. */
interface Clause {
  readonly state: string;
  readonly counties: ReadonlySet<string>;
  readonly others: boolean;
}

/**
 * The Medicare locality of a county on a day of service, by the loaded table of counties (CMS, counties included in
 * localities). `state` is its two letters. Undefined when no table is loaded or none of its rows has the state.
 */
export function localityOfCounty(state: string, county: string, on: CalendarDate): Locality | undefined {
  const table = referenceOn('locality-county', on)?.table;
  if (table === undefined) return undefined;
  const [stateName, name] = [STATE_NAMES[state.toUpperCase()], plain(county)];
  const rows = [...table.all()].map((row) => ({ row, clauses: clausesOf(row) }));
  const fits = (test: (clause: Clause) => boolean) =>
    rows.find(({ clauses }) => clauses.some((clause) => clause.state === stateName && test(clause)))?.row;
  const found = fits(({ counties }) => counties.has(name)) ?? fits(({ others }) => others);
  return found && { carrier: String(found['carrier']), locality: String(found['locality']) };
}

/** `ARLINGTON, FAIRFAX IN VIRGINIA; MONTGOMERY AND PRINCE GEORGE'S IN MARYLAND`: a clause may be of another state than its row. */
function clausesOf({ state, counties }: Kept): readonly Clause[] {
  return String(counties)
    .split(';')
    .map((text) => {
      const [listed = '', elsewhere] = text.trim().split(/ IN (?=[A-Z ]+$)/);
      const others = listed.startsWith('ALL ');
      const names = others ? [] : listed.split(/,\s*(?:AND )?| AND |\//);
      return { state: elsewhere ?? String(state), counties: new Set(names.map(plain)), others };
    });
}

/** `St. Louis County` and `ST. LOUIS` are the same; `ST. LOUIS CITY` is another. */
const plain = (name: string): string =>
  name
    .toUpperCase()
    .replace(/ (COUNTY|CNTY|PARISH)$/, '')
    .replaceAll(/[^A-Z]/g, '');
