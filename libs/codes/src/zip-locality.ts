import type { Locality } from './gpci.js';
import { indexBy, lazily, readTable } from './table.js';

const TABLE = 'zip-localities';

const localities = lazily(() =>
  indexBy(TABLE, readTable(TABLE, ['prefix', 'carrier', 'locality', 'area']), ({ prefix }) => prefix),
);

/** The Medicare locality of a five-digit ZIP code by its longest listed prefix; undefined outside the small selection. */
export function localityOfZip(zip5: string): Locality | undefined {
  if (!/^\d{5}$/.test(zip5)) return undefined;
  const row = localities().get(zip5) ?? localities().get(zip5.slice(0, 3));
  return row && { carrier: row.carrier, locality: row.locality };
}
