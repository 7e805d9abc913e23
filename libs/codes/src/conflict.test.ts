import { expect, test } from 'vitest';
import { ageConflict } from './age-conflict.js';
import { sexConflict } from './sex-conflict.js';

for (const [why, kind, code, sex, expected] of [
  ['the prostate', 'diagnosis', 'N40.1', 'F', 'M'],
  ['the prostate of a man', 'diagnosis', 'N401', 'M', undefined],
  ['prostate cancer', 'diagnosis', 'C61', 'F', 'M'],
  ['pregnancy', 'diagnosis', 'O80', 'M', 'F'],
  ['the end of the chapter', 'diagnosis', 'O9A.211', 'M', 'F'],
  ['supervision of pregnancy', 'diagnosis', 'Z34.90', 'M', 'F'],
  ['cervix in situ', 'diagnosis', 'D06.9', 'M', 'F'],
  ['a history of ovarian cancer', 'diagnosis', 'Z85.43', 'M', 'F'],
  ['a history of prostate cancer', 'diagnosis', 'Z85.46', 'F', 'M'],
  ['breasts are of both', 'diagnosis', 'C50.911', 'M', undefined],
  ['N99 lies after the range', 'diagnosis', 'N99.0', 'M', undefined],
  ['a header shorter than the rule', 'diagnosis', 'D07', 'M', undefined],
  ['unknown sex', 'diagnosis', 'O80', 'U', undefined],
  ['delivery', 'procedure', '59400', 'M', 'F'],
  ['prostate biopsy', 'procedure', '55700', 'F', 'M'],
  ['hysterectomy', 'procedure', '58150', 'M', 'F'],
  ['pelvic screening', 'procedure', 'G0101', 'M', 'F'],
  ['smear for screening', 'procedure', 'Q0091', 'M', 'F'],
  ['prostate screening', 'procedure', 'G0103', 'F', 'M'],
  ['navigation by a peer lies between smear codes', 'procedure', 'G0146', 'M', undefined],
  ['55920 is of both', 'procedure', '55920', 'F', undefined],
  ['category III is not the number range', 'procedure', '0558T', 'F', undefined],
  ['category II is not the number range', 'procedure', '5400F', 'F', undefined],
  ['an office visit', 'procedure', '99213', 'F', undefined],
  ['Q00.91 is no smear', 'diagnosis', 'Q0091', 'M', undefined],
  ['C5271 is a skin substitute, not C52', 'procedure', 'C5271', 'M', undefined],
] as const) {
  test(`sex: ${why}`, () => expect(sexConflict(kind, code, sex)).toBe(expected));
}

for (const [why, kind, code, age, band] of [
  ['a newborn condition at 0', 'diagnosis', 'P07.39', 0, undefined],
  ['a newborn condition at 1', 'diagnosis', 'P07.39', 1, 'newborn'],
  ['a newborn check at 1', 'diagnosis', 'Z00.110', 1, 'newborn'],
  ['a child check at 17', 'diagnosis', 'Z00.129', 17, undefined],
  ['a child check at 18', 'diagnosis', 'Z00.129', 18, 'pediatric'],
  ['an adult check at 14', 'diagnosis', 'Z00.00', 14, 'adult'],
  ['an adult check at 15', 'diagnosis', 'Z00.00', 15, undefined],
  ['pregnant at 8', 'diagnosis', 'O09.90', 8, 'maternity'],
  ['pregnant at 9', 'diagnosis', 'O09.90', 9, undefined],
  ['pregnant at 64', 'diagnosis', 'Z34.90', 64, undefined],
  ['pregnant at 65', 'diagnosis', 'Z34.90', 65, 'maternity'],
  ['enlarged prostate at 14', 'diagnosis', 'N40.0', 14, 'adult'],
  ['no band', 'diagnosis', 'I10', 3, undefined],
  ['P3000 is a smear, not P30', 'procedure', 'P3000', 40, undefined],
  ['preventive visit under 1', 'procedure', '99391', 0, undefined],
  ['preventive visit under 1 at 1', 'procedure', '99391', 1, 'under 1'],
  ['1 to 4 at 4', 'procedure', '99392', 4, undefined],
  ['1 to 4 at 5', 'procedure', '99392', 5, '1 to 4'],
  ['5 to 11 at 12', 'procedure', '99393', 12, '5 to 11'],
  ['12 to 17 at 11', 'procedure', '99384', 11, '12 to 17'],
  ['18 to 39 at 17', 'procedure', '99395', 17, '18 to 39'],
  ['18 to 39 at 39', 'procedure', '99395', 39, undefined],
  ['40 to 64 at 65', 'procedure', '99396', 65, '40 to 64'],
  ['65 and over at 64', 'procedure', '99397', 64, '65 and over'],
  ['65 and over at 101', 'procedure', '99387', 101, undefined],
  ['vaccine counseling at 19', 'procedure', '90460', 19, 'up to 18'],
] as const) {
  test(`age: ${why}`, () => expect(ageConflict(kind, code, age)?.band).toBe(band));
}

test('an age conflict says the ages', () => {
  expect(ageConflict('procedure', '99396', 39)).toEqual({ band: '40 to 64', fromYears: 40, toYears: 64 });
});
