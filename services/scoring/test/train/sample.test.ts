import { featureNames } from '@chargeline/scoring';
import { drawSample, type Part } from '#train/sample';
import { expect, test } from 'vitest';

const PARTS: readonly Part[] = ['train', 'validation', 'heldOut'];

test('six parts train, two say when to stop, two are kept back', () =>
  expect(PARTS.map((part) => drawSample(7, 1_000, part).denied.length)).toEqual([600, 200, 200]));

test('no claim is in two parts', () => {
  const claims = PARTS.flatMap((part) => drawSample(7, 1_000, part).process.join().split(','));
  expect(new Set(claims).size).toBe(1_000);
});

test('the same seed draws the same; a larger sample begins with the smaller one', () => {
  const [small, large] = [500, 1_000].map((claims) => drawSample(7, claims, 'heldOut'));
  expect(drawSample(7, 500, 'heldOut')).toEqual(small);
  expect(large?.process.slice(0, 100)).toEqual(small?.process);
});

test('another seed draws others', () =>
  expect(drawSample(8, 500, 'heldOut').process).not.toEqual(drawSample(7, 500, 'heldOut').process));

test('payers deny as often as the process says, within four standard errors', () => {
  const { features, denied, process } = drawSample(7, 10_000, 'train');
  const expected = process.reduce((sum, one) => sum + one, 0);
  const spread = Math.sqrt(process.reduce((sum, one) => sum + one * (1 - one), 0));
  const actual = denied.reduce((sum, one) => sum + one, 0);
  expect(Math.abs(actual - expected)).toBeLessThan(4 * spread);
  expect(features.every((row) => row.length === featureNames.length)).toBe(true);
});
