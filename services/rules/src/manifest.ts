import { claimDrafted, claimJudged, claimRejected } from '@chargeline/contracts';
import type { ServiceManifest } from '@chargeline/runtime';
import { RulesModule } from './module.js';

export const rules: ServiceManifest = {
  name: 'rules',
  module: RulesModule,
  consumes: [claimDrafted],
  produces: [claimJudged, claimRejected],
  httpPort: null,
  variables: [],
};
