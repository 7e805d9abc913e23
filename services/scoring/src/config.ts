import { settings } from '@chargeline/runtime';
import { z } from 'zod';

const Probability = z
  .string()
  .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'is not a number from 0 to 1')
  .transform(Number);

const Env = z.object({
  SCORING_MODEL: z.string().min(1).optional(),
  SCORING_REVIEW_FROM: Probability.optional(),
});

const SHIPPED = new URL('../data/denial-risk.json', import.meta.url);

export interface ScoringConfig {
  /** Where the model file is. */
  readonly modelFile: string | URL;
  /** The risk from which a claim is routed to review; undefined leaves it to the model. */
  readonly reviewFrom: number | undefined;
}

export function scoringConfig(env: Readonly<Record<string, string | undefined>>): ScoringConfig {
  const { SCORING_MODEL, SCORING_REVIEW_FROM } = settings(Env, env);
  return { modelFile: SCORING_MODEL ?? SHIPPED, reviewFrom: SCORING_REVIEW_FROM };
}
