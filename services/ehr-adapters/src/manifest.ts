import { encounterReceived, messageQuarantined } from '@chargeline/contracts';
import type { ServiceManifest } from '@chargeline/runtime';
import { EhrAdaptersModule } from './module.js';

export const ehrAdapters: ServiceManifest = {
  name: 'ehr-adapters',
  module: EhrAdaptersModule,
  consumes: [],
  produces: [encounterReceived, messageQuarantined],
  httpPort: 'EHR_ADAPTERS_HTTP_PORT',
  variables: ['DATABASE_URL', 'CHARGELINE_KEYRING', 'EHR_ADAPTERS_SOURCES', 'EHR_ADAPTERS_MLLP_PORT'],
};
