import { indexBy, lazily, oneOf, readTable } from './table.js';

const RATES = ['facility', 'non-facility', 'not-applicable'] as const;

/** Which practice expense Medicare pays at a place; `not-applicable` places are not adjudicated by Medicare. */
export type PlaceRate = (typeof RATES)[number];

/** A place of service (CMS Claims Processing Manual ch. 26 §10.5; rate: ch. 12 §20.4.2), in our own words. */
export interface PlaceOfService {
  readonly code: string;
  readonly rate: PlaceRate;
  readonly name: string;
}

const TABLE = 'places-of-service';

const places = lazily(() => {
  const rows = readTable(TABLE, ['code', 'rate', 'name']).map((row): PlaceOfService => ({
    ...row,
    rate: oneOf(TABLE, row.rate, RATES),
  }));
  return indexBy(TABLE, rows, ({ code }) => code);
});

/** The place with this two-digit number; undefined when there is none. */
export const placeOfService = (code: string): PlaceOfService | undefined => places().get(code);
