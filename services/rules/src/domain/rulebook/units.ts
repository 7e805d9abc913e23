import { daysBetween, isCalendarDate } from '@chargeline/kernel';
import type { ClaimLine } from '@chargeline/contracts';
import { isAddOn, isDailyVisit, isDrug, within } from '../procedure-facts.js';
import { eachLine, type Rule } from '../rule.js';

const MOST = 999;
/** Drugs are counted in milligrams, micrograms or international units. */
const MOST_OF_A_DRUG = 99_999;

/** Ambulance and transport miles, counted to a tenth, and drugs, which some payers take in parts. */
const isMileage = within([['A0021', 'A0436']]);
const mayBePart = (code: string): boolean => isDrug(code) || isMileage(code);

const atMostThreeDecimals = (units: number): boolean => Math.abs(units * 1_000 - Math.round(units * 1_000)) < 1e-6;

/** The days of a line, both ends counted; 0 when its dates are not dates in order. */
function daysOf({ serviceFrom, serviceTo }: ClaimLine): number {
  if (!isCalendarDate(serviceFrom) || !isCalendarDate(serviceTo)) return 0;
  return Math.max(0, daysBetween(serviceFrom, serviceTo) + 1);
}

const oncePerDay = (line: ClaimLine): boolean => isDailyVisit(line.code) && !isAddOn(line);

export const units: readonly Rule[] = [
  {
    id: 'UNT-001',
    severity: 'reject',
    because: 'The units are not more than zero. Enter how often or how much.',
    source: 'X12 005010X222A1, loop 2400, SV104; Claims Processing Manual ch. 26 §10.4, item 24G',
    broken: eachLine(({ units }) => !(units > 0)),
  },
  {
    id: 'UNT-002',
    severity: 'reject',
    because: 'Only miles and drugs may have a part of a unit. Enter whole units.',
    source: 'Claims Processing Manual ch. 26 §10.4, item 24G; ch. 15 §30.1.2 for miles',
    broken: eachLine(({ code, units }) => !mayBePart(code) && !Number.isInteger(units)),
  },
  {
    id: 'UNT-003',
    severity: 'reject',
    because: 'The units have more than three decimals, which no 837 can carry. Round them.',
    source: 'X12 005010X222A1, loop 2400, SV104',
    broken: eachLine(({ code, units }) => mayBePart(code) && !atMostThreeDecimals(units)),
  },
  {
    id: 'UNT-004',
    severity: 'reject',
    because: 'The units are beyond what anybody can do or give. Correct them.',
    source: 'NCCI Policy Manual ch. I §V (medically unlikely edits)',
    broken: eachLine(({ code, units }) => units > (isDrug(code) ? MOST_OF_A_DRUG : MOST)),
  },
  {
    id: 'UNT-005',
    severity: 'reject',
    because: 'A visit of one day is one unit. Enter 1, or a line for each day.',
    source: 'Claims Processing Manual ch. 12 §30.6.7; NCCI Policy Manual ch. I §V',
    broken: eachLine((line) => oncePerDay(line) && line.units > 1 && daysOf(line) === 1),
  },
  {
    id: 'UNT-006',
    severity: 'warn',
    because:
      'The line covers several days and its units are not as many. Enter a unit for each day, or correct the days.',
    source: 'Claims Processing Manual ch. 26 §10.4, items 24A and 24G',
    broken: eachLine((line) => oncePerDay(line) && daysOf(line) > 1 && line.units !== daysOf(line)),
  },
];
