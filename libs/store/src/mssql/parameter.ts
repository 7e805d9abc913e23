import { MssqlParameter } from 'typeorm';

/** What the driver's `nvarchar(max)` is called. */
const MAX = 65_535;
const LONGEST = 4_000;
const MILLISECONDS = 3;

/**
 * A value with a type that depends on nothing but its kind, so that one statement has one plan: left alone, the driver declares
 * texts by their length (a new plan for each length) and dates as `datetime` (to a 300th of a second).
 */
export function parameter(value: unknown): MssqlParameter {
  if (typeof value === 'number')
    return Number.isInteger(value) ? new MssqlParameter(value, 'bigint') : new MssqlParameter(value, 'float');
  if (value instanceof Date) return new MssqlParameter(value, 'datetime2', MILLISECONDS);
  if (value === null) return new MssqlParameter(null, 'nvarchar', LONGEST);
  if (typeof value === 'string') return new MssqlParameter(value, 'nvarchar', value.length > LONGEST ? MAX : LONGEST);
  throw new TypeError(`A statement takes numbers, texts, dates and null, not a ${typeof value}.`);
}
