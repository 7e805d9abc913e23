import { expect, test } from 'vitest';
import { scoringConfig } from './config.js';

for (const [what, env] of [
  ['nothing', {}],
  ['empty variables, as compose files leave them', { SCORING_MODEL: '', SCORING_REVIEW_FROM: '' }],
] as const) {
  test(`${what}: the shipped file, and its own threshold`, () => {
    const { modelFile, reviewFrom } = scoringConfig(env);
    expect(String(modelFile)).toMatch(/services\/scoring\/data\/denial-risk\.json$/);
    expect(reviewFrom).toBeUndefined();
  });
}

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

for (const text of [' ', '1.01', '-0.1', '25%', '.5', '1e-1', 'NaN']) {
  test(`review from ${JSON.stringify(text)} stops the start and names the variable`, () =>
    expect(() => scoringConfig({ SCORING_REVIEW_FROM: text })).toThrow(/SCORING_REVIEW_FROM: is not a number/));
}
