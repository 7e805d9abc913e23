import { mssqlAddress, openMssqlStore, openStore, type Store } from '@chargeline/store';
import { settings } from '@chargeline/runtime';
import { z } from 'zod';
import type { BillingStore } from './billing-store.js';
import { MssqlClaims1750000000000 } from './mssql/migrations/1750000000000-claims.js';
import { mssqlBillingStore } from './mssql/mssql-billing-store.js';
import { Claims1750000000000 } from './postgres/migrations/1750000000000-claims.js';
import { postgresBillingStore } from './postgres/postgres-billing-store.js';

type Env = Readonly<Record<string, string | undefined>>;

/** A database with billing's tables in it, and the way to use them. */
export interface Tables {
  readonly database: Store;
  readonly billing: BillingStore;
}

const SCHEMA = 'billing';

const Choice = z.object({ BILLING_STORE: z.enum(['postgres', 'mssql']).default('postgres') });

const Postgres = z.object({ DATABASE_URL: z.url() });

const Mssql = z.object({
  BILLING_MSSQL_URL: z.string().superRefine((url, context) => {
    try {
      mssqlAddress(url);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
    }
  }),
});

async function inPostgres(env: Env): Promise<Tables> {
  const { DATABASE_URL } = settings(Postgres, env);
  const database = await openStore({ url: DATABASE_URL, schema: SCHEMA, migrations: [Claims1750000000000] });
  return { database, billing: postgresBillingStore(database) };
}

async function inMssql(env: Env): Promise<Tables> {
  const { BILLING_MSSQL_URL } = settings(Mssql, env);
  const database = await openMssqlStore({
    url: BILLING_MSSQL_URL,
    schema: SCHEMA,
    migrations: [MssqlClaims1750000000000],
  });
  return { database, billing: mssqlBillingStore(database) };
}

/** Opens the system of record that BILLING_STORE names, and nothing of the other. */
export async function openBillingStore(env: Env): Promise<Tables> {
  const { BILLING_STORE } = settings(Choice, env);
  return BILLING_STORE === 'mssql' ? inMssql(env) : inPostgres(env);
}
