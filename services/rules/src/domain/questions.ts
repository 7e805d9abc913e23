import { isClaimFilingIndicator, isDiagnosisShape, isProcedureShape } from '@chargeline/codes';
import { daysBetween, isCalendarDate, isNpi, yearsBetween } from '@chargeline/kernel';
import { BOOLEAN, DATE, type Functions, listOf, NUMBER, TEXT } from '../language/types.js';
import { isState, isZipOf } from '../rulebook/postal-areas.js';
import { areSame } from './are-same.js';
import { isPostOfficeBox } from './address-facts.js';
import { pricingFirst } from './modifier-order.js';
import { elevenDigits } from './national-drug-code.js';
import { wordsOf } from './words.js';

/** What computing leaves behind the ninth decimal, as 0.1 + 0.2 does, is passed by. */
function decimalsOf(number: number): number {
  const isExact = (places: number): boolean =>
    Math.abs(number * 10 ** places - Math.round(number * 10 ** places)) < 1e-9 * 10 ** places;
  return [0, 1, 2, 3, 4, 5, 6, 7, 8].find(isExact) ?? 9;
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** Most texts begin with a character of ASCII that is seen, and need no look at the rest. */
function isFilled(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first > 0x20 && first < 0x7f) || text.trim() !== '';
}

/** What a condition can ask beyond fields. */
export const FUNCTIONS: Functions = {
  /** Days from one date to another. */
  days: {
    takes: [DATE, DATE],
    gives: NUMBER,
    call: (from: string, to: string) => {
      const days = daysBetween(from, to);
      return Number.isNaN(days) ? null : days;
    },
  },
  /** Full years from one date to another. */
  years: {
    takes: [DATE, DATE],
    gives: NUMBER,
    call: (from: string, to: string) => (isCalendarDate(from) && isCalendarDate(to) ? yearsBetween(from, to) : null),
  },
  /** Months of the calendar from that of one date to that of another: 0 within one month. */
  months: {
    takes: [DATE, DATE],
    gives: NUMBER,
    call: (from: string, to: string) =>
      isCalendarDate(from) && isCalendarDate(to) ? monthOf(to) - monthOf(from) : null,
  },
  isDay: { takes: [DATE], gives: BOOLEAN, call: (day: string) => isCalendarDate(day) },
  /** Whether it says more than spaces; `not isFilled(…)` holds of what is missing too. */
  isFilled: { takes: [TEXT], gives: BOOLEAN, call: (text: string) => isFilled(text) },
  length: { takes: [TEXT], gives: NUMBER, call: (text: string) => text.length },
  /** Whether a text begins with another, as a diagnosis with its category. */
  begins: { takes: [TEXT, TEXT], gives: BOOLEAN, call: (text: string, start: string) => text.startsWith(start) },
  isFilingIndicator: { takes: [TEXT], gives: BOOLEAN, call: (code: string) => isClaimFilingIndicator(code) },
  isPostOfficeBox: { takes: [TEXT], gives: BOOLEAN, call: (line: string) => isPostOfficeBox(line) },
  /** Whether two letters stand for a state, a territory, military mail or a province of Canada. */
  isState: { takes: [TEXT], gives: BOOLEAN, call: (text: string) => isState(text) },
  /** Whether a ZIP code lies in a state; missing where either is none of the United States. */
  isZipOf: { takes: [TEXT, TEXT], gives: BOOLEAN, call: (zip: string, state: string) => isZipOf(zip, state) },
  /** The words of a text in capital letters, without what stands between them. */
  words: {
    takes: [TEXT],
    gives: listOf(TEXT),
    call: (text: string) => wordsOf(text),
  },
  isNpi: { takes: [TEXT], gives: BOOLEAN, call: (npi: string) => isNpi(npi) },
  /** With or without its dot. */
  isDiagnosisCode: { takes: [TEXT], gives: BOOLEAN, call: (code: string) => isDiagnosisShape(code) },
  isProcedureCode: { takes: [TEXT], gives: BOOLEAN, call: (code: string) => isProcedureShape(code) },
  /** Whether two lists hold the same, each as often, in whatever order. */
  sameTexts: {
    takes: [listOf(TEXT), listOf(TEXT)],
    gives: BOOLEAN,
    call: (one: readonly string[], other: readonly string[]) => areSame(one.toSorted(), other.toSorted()),
  },
  /** A list of texts without one of them, with one more at its end, with each of them once. */
  without: {
    takes: [listOf(TEXT), TEXT],
    gives: listOf(TEXT),
    call: (list: readonly string[], text: string) => list.filter((one) => one !== text),
  },
  plus: {
    takes: [listOf(TEXT), TEXT],
    gives: listOf(TEXT),
    call: (list: readonly string[], text: string) => [...list, text],
  },
  once: {
    takes: [listOf(TEXT)],
    gives: listOf(TEXT),
    call: (list: readonly string[]) => [...new Set(list)],
  },
  numbersOnce: {
    takes: [listOf(NUMBER)],
    gives: listOf(NUMBER),
    call: (list: readonly number[]) => [...new Set(list)],
  },
  /** Modifiers in the order that payers read: those that set the price before the others. */
  pricingFirst: {
    takes: [listOf(TEXT)],
    gives: listOf(TEXT),
    call: (modifiers: readonly string[]) => pricingFirst(modifiers),
  },
  /** A National Drug Code in eleven digits; missing where its hyphens do not say how. */
  elevenDigits: { takes: [TEXT], gives: TEXT, call: (ndc: string) => elevenDigits(ndc) },
  isWhole: { takes: [NUMBER], gives: BOOLEAN, call: (number: number) => Number.isInteger(number) },
  /** How many decimals a number has, 9 at most. */
  decimals: { takes: [NUMBER], gives: NUMBER, call: (number: number) => decimalsOf(number) },
};
