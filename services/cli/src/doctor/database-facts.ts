import { rooms } from '@chargeline/standalone';
import { Client } from 'pg';
import type { Applied, DatabaseFacts } from './database.js';

type Env = Readonly<Record<string, string | undefined>>;

const PATIENCE_MILLIS = 5_000;

/** Rooms whose tables are in PostgreSQL: billing's may be in a SQL Server. */
const withTables = (env: Env): readonly string[] =>
  rooms
    .filter(({ variables }) => variables.includes('DATABASE_URL'))
    .map(({ name }) => name)
    .filter((name) => name !== 'billing' || env['BILLING_STORE'] !== 'mssql');

async function appliedBy(client: Client, room: string): Promise<Applied> {
  const table = `"${room.replaceAll('-', '_')}".migrations`;
  const { rows: found } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    table,
  ]);
  if (!found[0]!.there) return { room, migrations: null };
  const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return { room, migrations: rows[0]!.count };
}

/** How far the server's clock is ahead of ours, in milliseconds: its time against the middle of the question. */
async function aheadOf(client: Client): Promise<number> {
  const asked = Date.now();
  const { rows } = await client.query<{ now: string }>('select extract(epoch from clock_timestamp()) * 1000 as now');
  return Number(rows[0]!.now) - (asked + Date.now()) / 2;
}

export const placeOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'DATABASE_URL');

/** Looks at a database. Rejects with what pg, or the system, says. */
export async function databaseFacts(url: string, env: Env): Promise<DatabaseFacts & { readonly aheadMillis: number }> {
  const place = new URL(url).host;
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: PATIENCE_MILLIS,
    query_timeout: PATIENCE_MILLIS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    const aheadMillis = await aheadOf(client);
    const applied: Applied[] = [];
    for (const room of withTables(env)) applied.push(await appliedBy(client, room));
    return { place, version: rows[0]!.server_version, applied, aheadMillis };
  } finally {
    await client.end().catch(() => undefined);
  }
}
