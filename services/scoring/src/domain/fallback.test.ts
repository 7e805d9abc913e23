import { expect, test } from 'vitest';
import { fallback } from './fallback.js';
import { featureNames } from './features.js';

const features = (values: Readonly<Record<string, number>>): Float64Array =>
  Float64Array.from(featureNames, (name) => values[name] ?? 0);

test('it says by its name that it is no model', () => expect(fallback.model).toBe('fallback-rules-v1'));

const everything = Object.fromEntries(featureNames.map((name) => [name, 1e9]));

/** 1 / (1 + e^-x), worked out with a calculator. */
for (const [why, values, risk] of [
  ['nothing speaks against it: x = -2.6', {}, 0.0691],
  ['no authorization: x = -1.4', { 'authorization-missing-for-imaging-or-surgery': 1 }, 0.1978],
  ['a drug without its number: x = -1.7', { 'drugs-without-ndc': 1 }, 0.1545],
  ['more drugs count as one', { 'drugs-without-ndc': 7 }, 0.1545],
  ['half of the lines distinct: x = -2.25', { 'modifier-59-share': 0.5 }, 0.0953],
  ['three warnings: x = -1.4', { warnings: 3 }, 0.1978],
  ['warnings count up to five: x = -0.6', { warnings: 900 }, 0.3543],
  ['ten times the fee: x = -2.1', { 'highest-charge-multiple': 10 }, 0.1091],
  ['below nothing is nothing', { 'highest-charge-multiple': -50 }, 0.0691],
  ['nobody said who pays: x = -1.8', { 'filing-unknown': 1 }, 0.1419],
  ['a claim sent again: x = -2', { 'replaces-a-claim': 1 }, 0.1192],
  ['all at once: x = 4.6', everything, 0.99],
  ['a feature it does not weigh', { 'total-dollars': 1e9 }, 0.0691],
] as const) {
  test(why, async () => expect(await fallback.risks([features(values)])).toEqual([expect.closeTo(risk, 4)]));
}

test('a batch in its order, and an empty one', async () => {
  const risks = await fallback.risks([features({ warnings: 5 }), features({})]);
  expect(risks).toEqual([expect.closeTo(0.3543, 4), expect.closeTo(0.0691, 4)]);
  expect(await fallback.risks([])).toEqual([]);
});
