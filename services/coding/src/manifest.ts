import { claimDrafted, encounterCompleted, encounterReferred } from '@chargeline/contracts';
import type { ServiceManifest } from '@chargeline/runtime';
import { CodingModule } from './module.js';

export const coding: ServiceManifest = {
  name: 'coding',
  module: CodingModule,
  consumes: [encounterCompleted],
  produces: [claimDrafted, encounterReferred],
  httpPort: null,
  variables: [],
};
