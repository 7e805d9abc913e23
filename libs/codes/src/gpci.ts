import { indexBy, lazily, readTable, scaled } from './table.js';

/** The geographic practice cost indices of a Medicare locality, in thousandths (42 CFR 414.26); work with its floor. */
export interface Gpci {
  readonly work: number;
  readonly practice: number;
  readonly malpractice: number;
}

/** A Medicare locality: the contractor's five digits and the locality's two, which is unique only within the contractor. */
export interface Locality {
  readonly carrier: string;
  readonly locality: string;
}

/** A locality, where it is, and its indices. */
export interface LocalityGpci extends Locality, Gpci {
  readonly state: string;
  readonly name: string;
}

const YEAR = 2025;
const TABLE = 'gpci-2025';
const COLUMNS = ['carrier', 'locality', 'state', 'name', 'work', 'practice', 'malpractice'] as const;

const thousandths = (text: string): number => scaled(TABLE, text, 3);
const keyOf = (carrier: string, locality: string): string => `${carrier}-${locality}`;

const localities = lazily(() => {
  const rows = readTable(TABLE, COLUMNS).map((row): LocalityGpci => ({
    ...row,
    work: thousandths(row.work),
    practice: thousandths(row.practice),
    malpractice: thousandths(row.malpractice),
  }));
  return indexBy(TABLE, rows, ({ carrier, locality }) => keyOf(carrier, locality));
});

/** The indices of a locality in a calendar year; undefined when the table has none. */
export function gpciOf(year: number, carrier: string, locality: string): LocalityGpci | undefined {
  return year === YEAR ? localities().get(keyOf(carrier, locality)) : undefined;
}
