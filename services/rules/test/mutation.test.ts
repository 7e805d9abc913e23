import { expect, test } from 'vitest';
import { rulebookTexts } from '../src/rulebook/house-rules.js';
import { mutate } from '../src/rulebook/mutation.js';

const LEAST = 0.95;

test('the examples of the rules tell them from what they are not', () => {
  const found = rulebookTexts.map(mutate);
  const mutants = found.reduce((sum, one) => sum + one.mutants, 0);
  const survivors = found.flatMap(({ rule, survivors: alive }) => alive.map((when) => `${rule}: ${when}`));
  const share = (mutants - survivors.length) / mutants;
  console.log(`${mutants - survivors.length} of ${mutants} changed rules are told (${(share * 100).toFixed(1)} %).`);
  expect(share < LEAST ? survivors : []).toEqual([]);
  expect(mutants).toBeGreaterThan(rulebookTexts.length);
});
