import type { CalendarDate } from '@chargeline/kernel';
import type { Locality } from './gpci.js';
import { referencesOn } from './release/in-use.js';
import { indexBy, lazily, readTable } from './table.js';

const TABLE = 'zip-localities';

const shipped = lazily(() =>
  indexBy(TABLE, readTable(TABLE, ['prefix', 'carrier', 'locality', 'area']), ({ prefix }) => prefix),
);

/**
 * The Medicare locality of a five-digit ZIP code on a day of service: by the loaded ZIP5 release that speaks for the day,
 * else by the longest prefix in the small selection that is shipped. Undefined when neither knows it.
 */
export function localityOfZip(zip5: string, on: CalendarDate): Locality | undefined {
  if (!/^\d{5}$/.test(zip5)) return undefined;
  const row = referencesOn('zip-locality', on)
    .map(({ table }) => table.get(zip5, ''))
    .find((found) => found !== undefined);
  if (row !== undefined) return { carrier: String(row['carrier']), locality: String(row['locality']) };
  const known = shipped().get(zip5) ?? shipped().get(zip5.slice(0, 3));
  return known && { carrier: known.carrier, locality: known.locality };
}
