import { Client } from 'pg';
import type { Posted } from '../latency/latencies.js';

interface Row {
  readonly tenant: string;
  readonly source: string;
  readonly message: string;
  readonly posted: number;
}

/** Billing does not keep which message made a claim's revision; ingestion's inbox does. */
const POSTED = `
  select i.tenant_id as tenant, i.document::jsonb #>> '{source,id}' as source,
    i.document::jsonb #>> '{source,messageId}' as message, extract(epoch from c.posted_at)::float8 * 1000 as posted
  from billing.claims c join ingestion.inbox i on i.tenant_id = c.tenant_id and i.encounter_id = c.encounter_id::uuid
    and i.revision = c.revision and i.outcome = 'completed'
  where c.posted_at >= to_timestamp($1 / 1000.0)`;

/** PostgreSQL's own count of inserts, a second late: it costs nothing, and is good enough to show how far it is. */
const INSERTED = `
  select n_tup_ins::int as rows from pg_stat_user_tables where schemaname = 'billing' and relname = 'claims'`;

/** What the line wrote down, read from outside. */
export class Tables {
  private constructor(private readonly client: Client) {}

  static async open(databaseUrl: string): Promise<Tables> {
    const client = new Client({ connectionString: databaseUrl });
    // A server that ends under us is told of by the query that waits.
    client.on('error', () => undefined);
    await client.connect();
    return new Tables(client);
  }

  /** About how many claim revisions were posted so far. */
  async about(): Promise<number> {
    const { rows } = await this.client.query<{ rows: number }>(INSERTED);
    return rows[0]?.rows ?? 0;
  }

  /** How many claim revisions are posted. */
  async count(): Promise<number> {
    const { rows } = await this.client.query<{ rows: number }>('select count(*)::int as rows from billing.claims');
    return rows[0]!.rows;
  }

  /** The claim revisions that were posted since then, in milliseconds since 1970. */
  async postedSince(millis: number): Promise<readonly Posted[]> {
    const { rows } = await this.client.query<Row>(POSTED, [millis]);
    return rows.map(({ tenant, source, message, posted }) => ({
      tenantId: tenant,
      sourceId: source,
      messageId: message,
      postedAt: posted,
    }));
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
