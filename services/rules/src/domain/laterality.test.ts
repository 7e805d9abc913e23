import { diagnosisOn } from '@chargeline/codes';
import { expect, test } from 'vitest';
import { bothSidesOf, sideOf, sideOfModifiers } from './laterality.js';

const WORDS: Readonly<Record<string, string>> = {
  M25561: 'Pain in right knee',
  M25562: 'Pain in left knee',
  M25569: 'Pain in unspecified knee',
  G5600: 'Carpal tunnel syndrome, unspecified upper limb',
  G5601: 'Carpal tunnel syndrome, right upper limb',
  G5602: 'Carpal tunnel syndrome, left upper limb',
  G5603: 'Carpal tunnel syndrome, bilateral upper limbs',
  M170: 'Bilateral primary osteoarthritis of knee',
  S52501A: 'Unsp fx the lower end of right radius, init',
  S52509A: 'Unsp fx the lower end of unsp radius, init for clos fx',
  S52502A: 'Unsp fx the lower end of left radius, init',
  I83211: 'Varicos vn of r low extrem w ulc of thigh and inflammation',
  M84359A: 'Stress fracture, hip, unspecified, init for fx',
  M84353A: 'Stress fracture, unspecified femur, init encntr for fracture',
  E7081: 'Aromatic L-amino acid decarboxylase deficiency',
  I501: 'Left ventricular failure, unspecified',
  R1031: 'Right lower quadrant pain',
  Z9011: 'Acquired absence of right breast and nipple',
  N390: 'Urinary tract infection, site not specified',
  M545: 'Low back pain, unspecified',
};
const describe = (code: string) => WORDS[code];

for (const [why, code, side, both] of [
  ['right', 'M25561', 'right', null],
  ['left', 'M25562', 'left', null],
  ['unspecified, where others are left and right', 'M25569', 'unspecified', null],
  ['both sides have a code', 'G5601', 'right', 'G5603'],
  ['from the left as well', 'G5602', 'left', 'G5603'],
  ['both itself', 'G5603', 'both', null],
  ['both in words only', 'M170', 'both', null],
  ['an unspecified fracture of a side', 'S52501A', 'right', null],
  ['a fracture of no side', 'S52509A', 'unspecified', null],
  ['a side of one letter', 'I83211', 'right', null],
  ['unspecified, and no others are known', 'M84353A', null, null],
  ['a letter that is no side', 'E7081', null, null],
  ['a side of the heart', 'I501', null, null],
  ['a side of a pain', 'R1031', null, null],
  ['a side that is gone', 'Z9011', null, null],
  ['nothing of the kind', 'N390', null, null],
  ['unspecified otherwise', 'M545', null, null],
  ['no table has it', 'M99', null, null],
] as const)
  test(`${code}: ${why}`, () => expect([sideOf(code, describe), bothSidesOf(code, describe)]).toEqual([side, both]));

test('the descriptions that come with the house', () => {
  const inHouse = (code: string) => diagnosisOn(code, '2025-06-02').description;
  expect(['H2511', 'H2512', 'H2513', 'M1710', 'I10'].map((code) => sideOf(code, inHouse))).toEqual([
    'right',
    'left',
    'both',
    'unspecified',
    null,
  ]);
});

for (const [modifiers, side] of [
  [['LT'], 'left'],
  [['25', 'RT'], 'right'],
  [['50'], 'both'],
  [['LT', 'RT'], 'both'],
  [['E1', 'E2', 'FA', 'F4', 'TA', 'T4'], 'left'],
  [['E3', 'E4', 'F5', 'F9', 'T5', 'T9'], 'right'],
  [['F4', 'F5'], 'both'],
  [['LC', '59'], null],
  [[], null],
] as const)
  test(`${modifiers.join(' ') || 'no modifier'}: ${side ?? 'no side'}`, () =>
    expect(sideOfModifiers(modifiers)).toBe(side));
