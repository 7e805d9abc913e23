import { openStore, startPostgres } from '@chargeline/store';
import { Claims1750000000000 } from '../../src/store/postgres/migrations/1750000000000-claims.js';
import { postgresBillingStore } from '../../src/store/postgres/postgres-billing-store.js';
import { storeConformance } from './store-conformance.js';

storeConformance('PostgreSQL', async () => {
  const server = await startPostgres();
  const open = () => openStore({ url: server.url, schema: 'billing', migrations: [Claims1750000000000] });
  const stores = [await open(), await open()] as const;
  const [one, other] = stores;
  return {
    one: postgresBillingStore(one),
    other: postgresBillingStore(other),
    close: async () => {
      await Promise.all(stores.map((store) => store.close()));
      await server.stop();
    },
  };
});
