import { auc, brier, logLoss, reliability, reviewed } from '#train/figures';
import { expect, test } from 'vitest';

for (const [why, risks, denied, area] of [
  ['all in order', [0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1], 1],
  ['all the wrong way', [0.9, 0.8, 0.2, 0.1], [0, 0, 1, 1], 0],
  ['all alike', [0.5, 0.5, 0.5, 0.5], [0, 1, 0, 1], 0.5],
  ['three of four pairs', [0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1], 0.75],
  ['a tie is half a pair: 3.5 of 4', [0.1, 0.4, 0.4, 0.8], [0, 0, 1, 1], 0.875],
] as const) {
  test(`AUC, ${why}: ${area}`, () => expect(auc(risks, denied)).toBeCloseTo(area, 12));
}

test('log loss: -(ln 0.8 + ln 0.75) / 2', () => expect(logLoss([0.8, 0.25], [1, 0])).toBeCloseTo(0.255413, 6));
test('a wrong certainty is dear, and not infinite: -ln 1e-15', () =>
  expect(logLoss([0], [1])).toBeCloseTo(34.538776, 6));
test('Brier: (0.2² + 0.25²) / 2', () => expect(brier([0.8, 0.25], [1, 0])).toBeCloseTo(0.05125, 12));

test('tenths by risk, whatever the order they come in', () => {
  const risks = Array.from({ length: 20 }, (_, at) => ((at * 7) % 20) / 20);
  const denied = risks.map((risk) => (risk >= 0.9 ? 1 : 0));
  const groups = reliability(risks, denied);
  expect(groups).toHaveLength(10);
  expect(groups.at(0)).toEqual({ expected: 0.025, denied: 0 });
  expect(groups.at(-1)).toEqual({ expected: 0.925, denied: 1 });
  expect(groups.at(-2)).toEqual({ expected: expect.closeTo(0.825, 12) as number, denied: 0 });
});

test('a review from 0.5: two of four claims, one of them denied, one of two denials', () =>
  expect(reviewed([0.1, 0.4, 0.5, 0.8], [1, 0, 0, 1], 0.5)).toEqual({ share: 0.5, denied: 0.5, ofAllDenials: 0.5 }));

test('a review of nothing', () =>
  expect(reviewed([0.1, 0.4], [1, 0], 0.9)).toEqual({ share: 0, denied: 0, ofAllDenials: 0 }));
