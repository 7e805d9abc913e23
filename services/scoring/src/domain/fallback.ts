import { featureNames } from './features.js';
import { probabilityOf } from './logistic.js';
import type { Scorer } from './scorer.js';

/** Log odds of a claim that nothing speaks against: about 7 in 100. */
const BASE = -2.6;

/** Log odds that one unit of a feature adds, counted up to `most` units. Chosen by judgement, not fitted: a signpost, not a model. */
const WEIGHTS: readonly { readonly feature: string; readonly weight: number; readonly most: number }[] = [
  { feature: 'authorization-missing-for-imaging-or-surgery', weight: 1.2, most: 1 },
  { feature: 'drugs-without-ndc', weight: 0.9, most: 1 },
  { feature: 'filing-unknown', weight: 0.8, most: 1 },
  { feature: 'modifier-59-share', weight: 0.7, most: 1 },
  { feature: 'replaces-a-claim', weight: 0.6, most: 1 },
  { feature: 'warnings', weight: 0.4, most: 5 },
  { feature: 'highest-charge-multiple', weight: 0.05, most: 20 },
];

const COLUMNS = WEIGHTS.map(({ feature, ...rest }) => ({ at: featureNames.indexOf(feature), ...rest }));

function risk(features: Float64Array): number {
  return probabilityOf(
    COLUMNS.reduce((sum, { at, weight, most }) => sum + weight * Math.max(0, Math.min(most, features[at]!)), BASE),
  );
}

/** Scores when there is no model file: a logistic sum of seven features that anybody can check by hand. */
export const fallback: Scorer = {
  model: 'fallback-rules-v1',
  reviewFrom: 0.2,
  risks: async (batch) => batch.map(risk),
};
