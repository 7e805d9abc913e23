import type { Address, Person } from '@chargeline/contracts';
import type { Fields } from './fields.js';

/** The fields of a segment that say who somebody is. */
export interface PersonPlace {
  readonly name: number;
  readonly birthDate: number;
  readonly sex: number;
  readonly address: number;
}

export const PATIENT: PersonPlace = { name: 5, birthDate: 7, sex: 8, address: 11 };
export const SUBSCRIBER: PersonPlace = { name: 16, birthDate: 18, sex: 43, address: 19 };

/** Reads an XPN name, a birth date, HL7 table 0001 and an XAD address. */
export function personAt(fields: Fields, place: PersonPlace): Person {
  return {
    lastName: fields.maybe(place.name, 1, 60),
    firstName: fields.maybe(place.name, 2, 35),
    middleName: fields.maybe(place.name, 3, 25),
    birthDate: fields.day(place.birthDate),
    sex: sexAt(fields, place.sex),
    address: addressAt(fields, place.address),
  };
}

/** PID-29. A death of which only the month or the year is known is after or before no day. */
export function deathDateAt(pid: Fields): string | null {
  const date = pid.date(29);
  return date === null || date.length < 10 ? null : date;
}

/** Null when nothing is said; anything but F and M is U. */
export function sexAt(fields: Fields, field: number): Person['sex'] {
  const sex = fields.segment.get(field).trim().toUpperCase();
  if (sex === '') return null;
  return sex === 'F' || sex === 'M' ? sex : 'U';
}

/** A whole address in the United States; null for any other, which a claim cannot carry. */
function addressAt(fields: Fields, field: number): Address | null {
  const state = fields.segment.get(field, 4).trim().toUpperCase();
  const zip = fields.segment.get(field, 5).trim().replace('-', '');
  const country = fields.segment.get(field, 6).trim().toUpperCase();
  if (!['', 'US', 'USA'].includes(country) || !/^[A-Z]{2}$/.test(state) || !/^(?:\d{5}|\d{9})$/.test(zip)) return null;
  const line1 = fields.text(field, 1, 55);
  const city = fields.text(field, 3, 30);
  if (line1 === '' || city === '') return null;
  return { line1, line2: fields.maybe(field, 2, 55), city, state, zip };
}
