import { expect, test } from 'vitest';
import { trimesterIn } from './trimester.js';

for (const [words, trimester] of [
  ['Suprvsn of high risk pregnancy, unsp, first trimester', 'first'],
  ['Pre-existing essential hypertension comp pregnancy, 2nd tri', 'second'],
  ['Oth mult gest, 3rd tri', 'third'],
  ['Anemia complicating pregnancy, unspecified trimester', 'unspecified'],
  ['Supervision of elderly primigravida, unsp trimester', 'unspecified'],
  ['Preterm labor second tri w preterm delivery second tri, unsp', 'second'],
  ['Preterm labor second tri w preterm delivery third tri, unsp', null],
  ['Gestational diabetes in pregnancy, diet controlled', null],
  ['Type 2 diabetes mellitus without complications', null],
  ['', null],
] as const)
  test(`${words || 'nothing'}: ${trimester ?? 'none'}`, () => expect(trimesterIn(words)).toBe(trimester));
