import type { Charge } from '@chargeline/contracts';
import type { Cents } from '@chargeline/kernel';
import { fhirDate, FhirFault, fhirMoneyCents, type Money, type Quantity } from '@chargeline/fhir';
import { minutesOf, unitsOf } from '../quantity.js';

/** The year, month or day of a date or dateTime, null when absent. Throws a `FhirFault` for one that the calendar lacks. */
export function dateOf(text: string | undefined, expression: string): string | null {
  if (text === undefined) return null;
  const date = fhirDate(text);
  if (date === null) throw new FhirFault('This is not a date of the calendar.', 'value', expression);
  return date.date;
}

/** As `dateOf`; throws a `FhirFault` for one that names no day. */
export function dayOf(text: string | undefined, expression: string): string | null {
  const date = dateOf(text, expression);
  if (date !== null && date.length < 10) throw new FhirFault('The date does not name a day.', 'value', expression);
  return date;
}

/** A trimmed text, null when absent or empty. One longer than `most` is refused, never cut. */
export function textOf(text: string | undefined, most: number, expression: string): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed.length > most) throw new FhirFault(`This is longer than ${most} characters.`, 'value', expression);
  return trimmed === '' ? null : trimmed;
}

/** An amount in cents, null when absent. */
export function amountOf(money: Money | undefined, expression: string): Cents | null {
  if (money === undefined) return null;
  const cents = fhirMoneyCents(money);
  if (cents === null || cents < 0) {
    throw new FhirFault('This is not an amount of US dollars and whole cents, 0 or more.', 'value', expression);
  }
  return cents;
}

const UCUM = 'http://unitsofmeasure.org';
const isTime = ({ system = UCUM, code, unit }: Quantity): boolean => system === UCUM && (code ?? unit) === 'min';

/** Units of service, 1 when no quantity is given. A quantity of minutes (`min` of UCUM) is the time of one unit. */
export function quantityOf(quantity: Quantity | undefined, expression: string): Pick<Charge, 'units' | 'minutes'> {
  if (quantity?.value === undefined) return { units: 1, minutes: null };
  if (isTime(quantity)) return { units: 1, minutes: timeOf(quantity.value, expression) };
  const units = unitsOf(String(quantity.value));
  if (units === null) {
    throw new FhirFault('This is not a quantity above 0 with at most three decimals.', 'value', expression);
  }
  return { units, minutes: null };
}

function timeOf(value: number, expression: string): number {
  const minutes = minutesOf(String(value));
  if (minutes === null) throw new FhirFault('This is not a number of whole minutes, 1 to 9999.', 'value', expression);
  return minutes;
}
