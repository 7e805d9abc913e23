import { expect, test } from 'vitest';
import { scoringConfig } from './config.js';

test('nothing set: the shipped file, and its own threshold', () => {
  const { modelFile, reviewFrom } = scoringConfig({});
  expect(String(modelFile)).toMatch(/services\/scoring\/data\/denial-risk\.json$/);
  expect(reviewFrom).toBeUndefined();
});

test('a file of the site', () =>
  expect(scoringConfig({ SCORING_MODEL: '/models/ours.json' }).modelFile).toBe('/models/ours.json'));

for (const [text, from] of [
  ['0', 0],
  ['0.25', 0.25],
  ['1', 1],
  ['1.0', 1],
] as const) {
  test(`review from ${text}`, () => expect(scoringConfig({ SCORING_REVIEW_FROM: text }).reviewFrom).toBe(from));
}

for (const text of ['', ' ', '1.01', '-0.1', '25%', '.5', '1e-1', 'NaN']) {
  test(`review from ${JSON.stringify(text)} stops the start and names the variable`, () =>
    expect(() => scoringConfig({ SCORING_REVIEW_FROM: text })).toThrow(/SCORING_REVIEW_FROM: is not a number/));
}

test('an empty file name stops the start', () =>
  expect(() => scoringConfig({ SCORING_MODEL: '' })).toThrow(/SCORING_MODEL/));
