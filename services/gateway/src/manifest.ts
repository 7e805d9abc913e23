import {
  claimDrafted,
  claimFiled,
  claimHeld,
  claimPosted,
  claimRejected,
  claimSubmitted,
  deadLetters,
  encounterCompleted,
  encounterHeld,
  encounterReceived,
  encounterReferred,
  filingRequested,
  replayRequested,
  reprocessRequested,
} from '@chargeline/contracts';
import type { ServiceManifest } from '@chargeline/runtime';
import { GatewayModule } from './module.js';

export const gateway: ServiceManifest = {
  name: 'gateway',
  module: GatewayModule,
  consumes: [
    encounterReceived,
    claimSubmitted,
    encounterHeld,
    encounterCompleted,
    encounterReferred,
    claimDrafted,
    claimRejected,
    claimPosted,
    claimHeld,
    claimFiled,
    ...['ingestion', 'coding', 'rules', 'scoring', 'pricing', 'billing'].map(deadLetters),
  ],
  produces: [claimSubmitted, reprocessRequested, filingRequested, replayRequested],
  httpPort: 'GATEWAY_HTTP_PORT',
  variables: ['DATABASE_URL', 'CHARGELINE_KEYRING', 'GATEWAY_SIGNING_KEY', 'GATEWAY_FIRST_USERS'],
};
