import {
  claimFiled,
  claimHeld,
  claimOnHold,
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
  consumes: [claimPriced, claimRejected, claimOnHold, encounterReferred, filingRequested],
  produces: [claimPosted, claimFiled, claimHeld],
  httpPort: 'BILLING_HTTP_PORT',
  variables: [
    'DATABASE_URL',
    'CHARGELINE_KEYRING',
    'BILLING_STORE',
    'BILLING_MSSQL_URL',
    'BILLING_FOLDER',
    'BILLING_FILE_EVERY_SECONDS',
    'BILLING_USAGE',
    'BILLING_SUBMITTER_NAME',
    'BILLING_SUBMITTER_ID',
    'BILLING_SUBMITTER_CONTACT',
    'BILLING_SUBMITTER_PHONE',
    'BILLING_RECEIVER_NAME',
    'BILLING_RECEIVER_ID',
    'BILLING_RECEIVERS',
  ],
};
