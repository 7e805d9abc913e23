import { fallback, type HeldOut, type Scorer } from '@chargeline/scoring';
import { auc, brier, logLoss, reliability, reviewed } from '#train/figures';
import type { Sample } from '#train/sample';

const rounded = (value: number): number => Number(value.toFixed(4));

function figuresOf(risks: readonly number[], denied: Uint8Array): HeldOut['model'] {
  return {
    auc: rounded(auc(risks, denied)),
    logLoss: rounded(logLoss(risks, denied)),
    brier: rounded(brier(risks, denied)),
  };
}

/** The figures of a model file, computed on claims that its training never saw. */
export async function evaluate(scorer: Scorer, { features, denied, process }: Sample): Promise<HeldOut> {
  const risks = await scorer.risks(features);
  const review = reviewed(risks, denied, scorer.reviewFrom);
  return {
    claims: denied.length,
    baseRate: rounded(denied.reduce((sum, one) => sum + one, 0) / denied.length),
    model: figuresOf(risks, denied),
    fallback: figuresOf(await fallback.risks(features), denied),
    process: figuresOf([...process], denied),
    review: {
      share: rounded(review.share),
      denied: rounded(review.denied),
      ofAllDenials: rounded(review.ofAllDenials),
    },
    reliability: reliability(risks, denied).map((group) => ({
      expected: rounded(group.expected),
      denied: rounded(group.denied),
    })),
  };
}
