import { claimJudged, claimScored } from '@chargeline/contracts';
import type { ServiceManifest } from '@chargeline/runtime';
import { ScoringModule } from './module.js';

export const scoring: ServiceManifest = {
  name: 'scoring',
  module: ScoringModule,
  consumes: [claimJudged],
  produces: [claimScored],
  httpPort: null,
  variables: ['SCORING_MODEL', 'SCORING_REVIEW_FROM'],
};
