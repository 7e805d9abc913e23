import { expect, test } from 'vitest';
import {
  isConsultation,
  isDailyVisit,
  isDrug,
  isEvaluation,
  isMileage,
  isNcciModifier,
  isPartBVaccine,
  isVaccine,
} from './procedure-facts.js';

for (const [code, evaluation, daily, consultation] of [
  ['99213', true, true, false],
  ['99202', true, true, false],
  ['99201', false, false, false],
  ['99243', true, true, true],
  ['99291', true, false, false],
  ['99499', true, false, false],
  ['99500', false, false, false],
  ['92014', true, true, false],
  ['98000', true, true, false],
  ['98015', true, true, false],
  // A short call or message about whether to come.
  ['98016', false, false, false],
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
  ['Q0138', true],
  ['Q4100', true],
  ['Q9967', true],
  ['G0008', false],
  ['J188', false],
  // A smear, a telehealth fee, a cast, a wet mount, the place of a hospice.
  ['Q0091', false],
  ['Q3014', false],
  ['Q4010', false],
  ['Q0111', false],
  ['Q5001', false],
] as const) {
  test(`${code} is ${drug ? '' : 'not '}a drug`, () => expect(isDrug(code)).toBe(drug));
}

for (const [code, miles] of [
  ['A0425', true],
  ['A0436', true],
  ['A0888', true],
  ['S0209', true],
  ['S0215', true],
  ['T2049', true],
  ['A0428', false],
  ['A0434', false],
] as const) {
  test(`${code} counts ${miles ? '' : 'no '}miles`, () => expect(isMileage(code)).toBe(miles));
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

for (const [why, code, vaccine, partB] of [
  ['influenza', '90686', true, true],
  ['influenza, inhaled', '90660', true, true],
  ['pneumococcus', '90677', true, true],
  ['hepatitis B', '90746', true, true],
  ['tetanus', '90715', true, false],
  ['rabies', '90675', true, false],
  ['RSV', '90683', true, false],
  ['hepatitis B with another', '90748', true, false],
  ['its giving', '90471', false, false],
  ['the giving of one against COVID-19', '90480', false, false],
  ['an interview', '90791', false, false],
] as const)
  test(`vaccines: ${why}`, () => expect([isVaccine(code), isPartBVaccine(code)]).toEqual([vaccine, partB]));
