import { type Context, ENV, LOGGER } from '@chargeline/runtime';
import { Module } from '@nestjs/common';
import { scoringConfig } from './config.js';
import { OnClaimJudged } from './events/on-claim-judged.js';
import { loadScorer } from './model/load-scorer.js';
import { ROUTING, type Routing } from './routing.js';

const routing = {
  provide: ROUTING,
  inject: [ENV, LOGGER],
  useFactory: (env: Context['env'], logger: Context['logger']): Routing => {
    const { modelFile, reviewFrom } = scoringConfig(env);
    const scorer = loadScorer(modelFile, (message) => logger.warn(message));
    return { scorer, reviewFrom: reviewFrom ?? scorer.reviewFrom };
  },
};

@Module({ controllers: [OnClaimJudged], providers: [routing] })
export class ScoringModule {}
