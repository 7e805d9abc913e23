import {
  claimRepaired,
  claimSubmitted,
  encounterCompleted,
  encounterHeld,
  encounterReceived,
  reprocessRequested,
} from '@chargeline/contracts';
import type { ServiceManifest } from '@chargeline/runtime';
import { IngestionModule } from './module.js';

export const ingestion: ServiceManifest = {
  name: 'ingestion',
  module: IngestionModule,
  consumes: [encounterReceived, claimSubmitted, reprocessRequested, claimRepaired],
  produces: [encounterCompleted, encounterHeld],
  httpPort: null,
  variables: ['DATABASE_URL', 'CHARGELINE_KEYRING'],
};
