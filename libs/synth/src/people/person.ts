import type { CalendarDate } from '@chargeline/kernel';
import type { Random } from '../random.js';
import { FIRST_NAMES, LAST_NAME_PARTS, STREET_KINDS, STREETS } from './names.js';

export type Sex = 'F' | 'M';

export interface Town {
  readonly city: string;
  readonly state: string;
  /** Five or nine digits. */
  readonly zip: string;
}

/** An address as the contracts have it, without a second line. */
export interface Home extends Town {
  readonly line1: string;
  readonly line2: null;
}

export interface Person {
  readonly lastName: string;
  readonly firstName: string;
  readonly sex: Sex;
  readonly birthDate: CalendarDate;
  readonly address: Home;
  /** Ten digits of the range 555-01xx, which is kept for fiction. */
  readonly phone: string;
}

const LAST_NAMES = LAST_NAME_PARTS.reduce((count, parts) => count * parts.length, 1);
/** Has no factor in common with the number of names, so that the first 64,000 people all have different ones. */
const STRIDE = 26_573;

/** The last name of the n-th family of a seed. */
export function lastNameOf(n: number, offset: number): string {
  let rest = (n * STRIDE + offset) % LAST_NAMES;
  return LAST_NAME_PARTS.map((parts) => {
    const part = parts[rest % parts.length];
    rest = Math.floor(rest / parts.length);
    return part;
  }).join('');
}

export const firstNameOf = (sex: Sex, random: Random): string => random.pick(FIRST_NAMES[sex]);

export function homeOf(town: Town, random: Random): Home {
  const line1 = `${1 + random.below(9_899)} ${random.pick(STREETS)} ${random.pick(STREET_KINDS)}`;
  return { line1, line2: null, ...town };
}

/** A day of a year, each as likely as the other. */
export function dayOf(year: number, random: Random): CalendarDate {
  return dayAfter(`${year}-01-01`, random.below(365));
}

export function dayAfter(day: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
