import { expect, test } from 'vitest';
import { isConsultation, isDailyVisit, isDrug, isEvaluation, isNcciModifier } from './procedure-facts.js';

for (const [code, evaluation, daily, consultation] of [
  ['99213', true, true, false],
  ['99202', true, true, false],
  ['99201', false, false, false],
  ['99243', true, true, true],
  ['99291', true, false, false],
  ['99499', true, false, false],
  ['99500', false, false, false],
  ['92014', true, true, false],
  ['G0439', true, false, false],
  ['G0440', false, false, false],
  ['93000', false, false, false],
  // Category II codes sort into the same range as text, and are no visits.
  ['9920F', false, false, false],
  ['99213 ', false, false, false],
  ['', false, false, false],
] as const) {
  test(`${JSON.stringify(code)}: evaluation ${evaluation}, daily ${daily}, consultation ${consultation}`, () =>
    expect([isEvaluation(code), isDailyVisit(code), isConsultation(code)]).toEqual([evaluation, daily, consultation]));
}

for (const [code, drug] of [
  ['J1885', true],
  ['Q5101', true],
  ['G0008', false],
  ['J188', false],
] as const) {
  test(`${code} is ${drug ? '' : 'not '}a drug`, () => expect(isDrug(code)).toBe(drug));
}

for (const [modifier, distinct] of [
  ['59', true],
  ['XU', true],
  ['F9', true],
  ['TA', true],
  ['25', true],
  ['51', false],
  ['GC', false],
  ['', false],
] as const) {
  test(`${modifier || 'no modifier'} ${distinct ? 'may say' : 'does not say'} that a service was distinct`, () =>
    expect(isNcciModifier(modifier)).toBe(distinct));
}
