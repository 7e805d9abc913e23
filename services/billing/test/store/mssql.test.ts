import { openMssqlStore } from '@chargeline/store';
import { describe } from 'vitest';
import type { BillingStore } from '../../src/store/billing-store.js';
import { MssqlClaims1750000000000 } from '../../src/store/mssql/migrations/1750000000000-claims.js';
import { mssqlBillingStore } from '../../src/store/mssql/mssql-billing-store.js';
import { findMssql, newDatabase } from './mssql-server.js';
import { storeConformance, type TwoMembers } from './store-conformance.js';

const found = await findMssql();

async function members(snapshot: boolean): Promise<TwoMembers> {
  if (!found.ok) throw new Error('There is no SQL Server.');
  const ends: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of ends.reverse()) await end();
  };
  try {
    const server = await found.start();
    ends.push(server.stop);
    const database = await newDatabase(server, snapshot);
    ends.push(database.drop);
    const open = async (): Promise<BillingStore> => {
      const store = await openMssqlStore({
        url: database.url,
        schema: 'billing',
        migrations: [MssqlClaims1750000000000],
      });
      ends.push(store.close);
      return mssqlBillingStore(store);
    };
    const [one, other] = await Promise.all([open(), open()]);
    return { one, other, close };
  } catch (error) {
    await close();
    throw error;
  }
}

describe.skipIf(!found.ok)('a real SQL Server', () => {
  storeConformance('reads that lock', () => members(false));
  storeConformance('reads of snapshots', () => members(true));
});
