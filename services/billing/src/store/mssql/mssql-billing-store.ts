import type { Store } from '@chargeline/store';
import type { BillingStore } from '../billing-store.js';
import { claimView } from './claim-view.js';
import { announced, claimsOf, exported, lastFiles, unsettled, waiting } from './files.js';
import { lockHistories } from './lock-histories.js';
import { numberFile } from './number-file.js';
import { writeChanges } from './write-changes.js';

/** The system of record in SQL Server. */
export function mssqlBillingStore({ query, transaction }: Pick<Store, 'query' | 'transaction'>): BillingStore {
  return {
    revise: (claims, decide) =>
      transaction(async (query) => writeChanges(query, decide(await lockHistories(query, claims)))),
    waiting: (tenantId) => waiting(query, tenantId),
    numberFile: (order) => transaction((query) => numberFile(query, order)),
    unsettled: (tenantId) => unsettled(query, tenantId),
    claimsOf: (file) => claimsOf(query, file),
    exported: (file, sha256, at) => exported(query, file, sha256, at),
    announced: (file, at) => announced(query, file, at),
    claim: (claimId) => claimView(query, claimId),
    files: (tenantId, limit) => lastFiles(query, tenantId, limit),
  };
}
