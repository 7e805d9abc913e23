import { isCalendarDate } from '@chargeline/kernel';
import { InvalidArgumentError } from 'commander';

/** Option parsers. What does not fit is wrong use: commander names the option. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

export function atLeastOne(text: string): number {
  const number = wholeNumber(text);
  if (number === 0) throw new InvalidArgumentError('It must be 1 or more.');
  return number;
}

/** Units of service: up to three decimals (X12 SV104). */
export function unitsOfService(text: string): number {
  const units = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (units === 0) throw new InvalidArgumentError('It must be more than 0, with at most three decimals.');
  return units;
}

export function calendarDate(text: string): string {
  if (!isCalendarDate(text)) throw new InvalidArgumentError('It must be a day of the calendar, as 2025-06-01.');
  return text;
}

export const shaped =
  (shape: RegExp, what: string) =>
  (text: string): string => {
    if (!shape.test(text)) throw new InvalidArgumentError(`It must be ${what}.`);
    return text;
  };

/** For options that may be given several times. */
export const each =
  (parse: (text: string) => string) =>
  (text: string, before: readonly string[] = []): readonly string[] => [...before, parse(text)];
