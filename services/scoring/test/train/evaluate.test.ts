import { featureNames, type Scorer } from '@chargeline/scoring';
import { evaluate } from '#train/evaluate';
import { expect, test } from 'vitest';

const CLAIMS = 20;

/** Twenty claims, the last four of them denied; a scorer that gives those 0.8, and all others 0.1. */
const sample = {
  features: Array.from({ length: CLAIMS }, () => new Float64Array(featureNames.length)),
  denied: Uint8Array.from({ length: CLAIMS }, (_, at) => (at >= 16 ? 1 : 0)),
  process: new Float64Array(CLAIMS).fill(0.5),
};

const scorer: Scorer = {
  model: 'a-test',
  reviewFrom: 0.8,
  risks: async (batch) => batch.map((_, at) => (at >= 16 ? 0.8 : 0.1)),
};

test('each figure of a set worked out by hand', async () => {
  expect(await evaluate(scorer, sample)).toEqual({
    claims: 20,
    baseRate: 0.2,
    // Brier: (16 × 0.1² + 4 × 0.2²) / 20; log loss: -(16 ln 0.9 + 4 ln 0.8) / 20.
    model: { auc: 1, logLoss: 0.1289, brier: 0.016 },
    // Nothing speaks against any claim: 0.0691 each. -(16 ln 0.9309 + 4 ln 0.0691) / 20.
    fallback: { auc: 0.5, logLoss: 0.5916, brier: 0.1771 },
    // ln 2, and 1/4.
    process: { auc: 0.5, logLoss: 0.6931, brier: 0.25 },
    review: { share: 0.2, denied: 1, ofAllDenials: 1 },
    reliability: Array.from({ length: 10 }, (_, at) =>
      at >= 8 ? { expected: 0.8, denied: 1 } : { expected: 0.1, denied: 0 },
    ),
  });
});
