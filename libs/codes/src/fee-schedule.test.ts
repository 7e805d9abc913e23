import { expect, test } from 'vitest';
import { conversionFactor } from './conversion-factor.js';
import { feeScheduleOn, feeScheduleRow, isScheduled } from './fee-schedule.js';
import { gpciOf } from './gpci.js';

/** Cents of one unit, half-up, in whole numbers: RVU x 100, GPCI x 1,000, factor x 10,000 against 100 cents. */
function cents(code: string, carrier: string, locality: string, practice: 'practiceNonFacility' | 'practiceFacility') {
  const rvu = feeScheduleRow('2025-07-01', code)?.rvu;
  const gpci = gpciOf('2025-07-01', carrier, locality);
  const factor = conversionFactor('2025-07-01', feeScheduleOn('2025-07-01'))?.tenThousandths;
  if (rvu === undefined || gpci === undefined || factor === undefined) return undefined;
  const weighted = rvu.work * gpci.work + rvu[practice] * gpci.practice + rvu.malpractice * gpci.malpractice;
  return Number((BigInt(weighted) * BigInt(factor) + 5_000_000n) / 10_000_000n);
}

for (const [why, carrier, locality, practice, expected] of [
  ['rest of Pennsylvania, office', '12502', '99', 'practiceNonFacility', 8552],
  ['rest of Pennsylvania, hospital', '12502', '99', 'practiceFacility', 6213],
  ['Manhattan, office', '13202', '01', 'practiceNonFacility', 10106],
  ['Manhattan, hospital', '13202', '01', 'practiceFacility', 7164],
  ['Alaska with its work floor of 1.5, office', '02102', '01', 'practiceNonFacility', 11220],
] as const) {
  test(`99213 in 2025: ${why}`, () => expect(cents('99213', carrier, locality, practice)).toBe(expected));
}

test('99213 as printed', () => {
  expect(feeScheduleRow('2025-07-01', '99213')).toEqual({
    code: '99213',
    modifier: '',
    status: 'A',
    rvu: { work: 130, practiceNonFacility: 135, practiceFacility: 57, malpractice: 10 },
    rareInOffice: false,
    rareInFacility: false,
    pcTc: '0',
    globalDays: 'XXX',
    preOperative: 0,
    intraOperative: 0,
    postOperative: 0,
    multiple: '0',
    bilateral: '0',
    assistant: '0',
    coSurgeons: '0',
    team: '0',
    endoscopicBase: '',
    opps: { work: 0, practiceNonFacility: 0, practiceFacility: 0, malpractice: 0 },
  });
});

for (const [code, status] of [
  ['99213', 'A'],
  ['99000', 'B'],
  ['80053', 'X'],
  ['99199', 'C'],
  ['0001F', 'I'],
  ['00100', 'J'],
  ['94760', 'T'],
] as const) {
  test(`${code} has status ${status}`, () => expect(feeScheduleRow('2025-07-01', code)?.status).toBe(status));
}

test('the components of an image add up to the whole', () => {
  const [whole, professional, technical] = ['', '26', 'TC'].map(
    (modifier) => feeScheduleRow('2025-07-01', '71046', modifier)?.rvu,
  );
  expect(whole?.work).toBe((professional?.work ?? 0) + (technical?.work ?? 0));
  expect(whole?.practiceNonFacility).toBe(
    (professional?.practiceNonFacility ?? 0) + (technical?.practiceNonFacility ?? 0),
  );
});

test('a broken-off colonoscopy has its own row', () => {
  expect(feeScheduleRow('2025-07-01', '45378', '53')?.rvu).toEqual({
    work: 163,
    practiceNonFacility: 322,
    practiceFacility: 90,
    malpractice: 22,
  });
});

for (const [why, row] of [
  ['another year', () => feeScheduleRow('2024-07-01', '99213')],
  ['a code that is not in the table', () => feeScheduleRow('2025-07-01', '99241')],
  ['a visit has no technical part', () => feeScheduleRow('2025-07-01', '99213', 'TC')],
  ['a dental code', () => feeScheduleRow('2025-07-01', 'D0120')],
  ['GPCI of another year', () => gpciOf('2026-07-01', '12502', '99')],
  ['a locality of another contractor', () => gpciOf('2025-07-01', '12502', '01 ')],
  ['a locality that lost its zero', () => gpciOf('2025-07-01', '2102', '1')],
  ['the factor of another year', () => conversionFactor('2021-12-31', undefined)],
] as const) {
  test(`undefined: ${why}`, () => expect(row()).toBeUndefined());
}

test('a code is scheduled whatever its status', () => {
  expect([isScheduled('99213'), isScheduled('99000'), isScheduled('99241')]).toEqual([true, true, false]);
});

test('a locality with its name', () => {
  expect(gpciOf('2025-07-01', '12502', '99')).toEqual({
    carrier: '12502',
    locality: '99',
    state: 'PA',
    name: 'REST OF PENNSYLVANIA',
    work: 1000,
    practice: 927,
    malpractice: 925,
  });
});
