import { type CalendarDate, type Cents } from '@chargeline/kernel';
import { dateOf } from '../codec/date.js';
import { decimalOf } from '../codec/decimal.js';
import { element, type Segment } from '../codec/segment.js';
import { needed, oneOf, present, unreadable } from './loop.js';
import type { Address, PartyName, PersonName } from './party.js';
import type { Loop } from './loop.js';

/** A required amount in cents; signs, separators, exponents and parts of a cent are `element-value`. */
export function centsAt(segment: Segment, number: number): Cents {
  return decimalAt(segment, number, 2);
}

/** A required quantity in thousandths. */
export function thousandthsAt(segment: Segment, number: number): number {
  return decimalAt(segment, number, 3);
}

function decimalAt(segment: Segment, number: number, places: number): number {
  const value = decimalOf(needed(segment, number), places);
  if (value === null || value < 0) return unreadable('element-value', segment, 'the number cannot be read', number);
  return value;
}

/** The date of a DTP or DMG in format D8, whose element `number` is the date and the one before it the format. */
export function dateAt(segment: Segment, number: number): CalendarDate {
  oneOf(element(segment, number - 1), ['D8'], segment, number - 1);
  return day(needed(segment, number), segment, number);
}

/** The dates of a DTP in format D8 or RD8. */
export function datesAt(segment: Segment): { readonly date: CalendarDate; readonly through?: CalendarDate } {
  if (oneOf(element(segment, 2), ['D8', 'RD8'], segment, 2) === 'D8') return { date: dateAt(segment, 3) };
  const [from = '', through = '', ...more] = needed(segment, 3).split('-');
  if (more.length > 0) return unreadable('element-value', segment, 'the range of dates cannot be read', 3);
  return { date: day(from, segment, 3), through: day(through, segment, 3) };
}

function day(text: string, segment: Segment, number: number): CalendarDate {
  return dateOf(text) ?? unreadable('element-value', segment, 'the calendar has no such date', number);
}

/** NM102 to NM107. */
export function nameAt(nm1: Segment): PartyName {
  const last = needed(nm1, 3);
  if (oneOf(element(nm1, 2), ['1', '2'], nm1, 2) === '2') return { kind: 'organization', name: last };
  return present({
    kind: 'person',
    last,
    first: element(nm1, 4) || undefined,
    middle: element(nm1, 5) || undefined,
    suffix: element(nm1, 7) || undefined,
  });
}

/** The name of someone who must be a person. */
export function personAt(nm1: Segment): PersonName {
  const name = nameAt(nm1);
  return name.kind === 'person' ? name : unreadable('element-value', nm1, 'this must be a person', 2);
}

/** The name of something that must be an organization. */
export function organizationAt(nm1: Segment): string {
  const name = nameAt(nm1);
  return name.kind === 'organization' ? name.name : unreadable('element-value', nm1, 'this must be an organization', 2);
}

/** NM109 where NM108 is `qualifier`; none where both are empty. */
export function identifierAt(nm1: Segment, qualifier: string): string | undefined {
  if (element(nm1, 8) === '' && element(nm1, 9) === '') return undefined;
  oneOf(element(nm1, 8), [qualifier], nm1, 8);
  return needed(nm1, 9);
}

/** NM109 that must be there. */
export function neededIdentifier(nm1: Segment, qualifier: string): string {
  return identifierAt(nm1, qualifier) ?? unreadable('missing-element', nm1, 'the identifier is missing', 9);
}

/** N3 and N4 of a loop, or none where it has no N3. */
export function addressIn(loop: Loop): Address | undefined {
  return loop.take('N3') === undefined ? undefined : neededAddress(loop);
}

/** N3 and N4 of a loop that must have them. */
export function neededAddress(loop: Loop): Address {
  const n3 = loop.need('N3');
  const n4 = loop.need('N4');
  return present({
    line1: needed(n3, 1),
    line2: element(n3, 2) || undefined,
    city: needed(n4, 1),
    state: element(n4, 2) || undefined,
    postalCode: element(n4, 3) || undefined,
    country: element(n4, 4) || undefined,
  });
}
