import {
  claimFiled,
  claimHeld,
  claimPosted,
  claimPriced,
  claimRejected,
  encounterReferred,
  filingRequested,
} from '@chargeline/contracts';
import type { ServiceManifest } from '@chargeline/runtime';
import { BillingModule } from './module.js';

export const billing: ServiceManifest = {
  name: 'billing',
  module: BillingModule,
  consumes: [claimPriced, claimRejected, encounterReferred, filingRequested],
  produces: [claimPosted, claimFiled, claimHeld],
  httpPort: 'BILLING_HTTP_PORT',
};
