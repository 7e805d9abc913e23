import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { read837p } from '@chargeline/x12';
import { Client } from 'pg';
import type { FarEnd } from './account.js';

type Mutable = { -readonly [K in keyof FarEnd]: FarEnd[K] extends readonly (infer T)[] ? T[] : FarEnd[K] };

/** Every 837 file below a folder, by path. */
export async function files837(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.837'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

interface FiledRow {
  readonly claim_id: string;
  readonly frequency: string;
  readonly total_cents: string;
  readonly line_cents: string;
  readonly allowed_cents: string | null;
}

const FILED = `
  select c.claim_id, c.frequency, c.total_cents, c.allowed_cents,
    (select coalesce(sum(l.charge_cents), 0) from billing.lines l
     where l.tenant_id = c.tenant_id and l.claim_id = c.claim_id and l.revision = c.revision) as line_cents
  from billing.claims c where c.status = 'filed' order by c.claim_id, c.revision`;

const STAGES = `
  select t.claim_id, case when exists (
    select from gateway.letters l
    where l.tenant = t.tenant and l.state = 'parked' and l.key in (t.encounter_id::text, t.claim_id)
  ) then 'parked' else t.stage end as stage
  from gateway.tracking t`;

/** Counts at the far end: the rows of the system of record, the stage of each encounter, and the claims in the 837 files themselves. */
export async function readFarEnd(databaseUrl: string, folder: string): Promise<Map<string, FarEnd>> {
  const ends = new Map<string, Mutable>();
  const end = (claimId: string): Mutable => {
    const known = ends.get(claimId) ?? { rows: [], filed: [], stage: null };
    ends.set(claimId, known);
    return known;
  };

  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const row of (await client.query<FiledRow>(FILED)).rows) {
      const allowedCents = row.allowed_cents === null ? null : Number(row.allowed_cents);
      end(row.claim_id).rows.push({
        frequency: row.frequency,
        totalCents: Number(row.total_cents),
        lineCents: Number(row.line_cents),
        allowedCents,
      });
    }
    for (const row of (await client.query<{ claim_id: string; stage: string }>(STAGES)).rows)
      end(row.claim_id).stage = row.stage;
  } finally {
    await client.end();
  }

  for (const path of await files837(folder)) {
    for (const { controlNumber, frequency, totalCents, lines } of read837p(await readFile(path)).files.flatMap(
      ({ claims }) => claims,
    )) {
      const lineCents = lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0);
      end(controlNumber).filed.push({ frequency, totalCents, lineCents });
    }
  }
  return ends;
}
