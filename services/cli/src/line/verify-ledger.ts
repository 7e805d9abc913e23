import { ChargelineError, claimIdOf } from '@chargeline/kernel';
import type { KeyProvider } from '@chargeline/security';
import {
  account,
  type FarEnd,
  type Ledger,
  readFarEnd,
  type SentEncounter,
  sentEncounter,
} from '@chargeline/standalone';
import type { SentVisit } from '@chargeline/synth';
import { Client } from 'pg';
import { missing } from '../exit.js';
import type { SavedLine } from './saved-line.js';

type Place = Pick<SavedLine, 'databaseUrl' | 'folder'>;

/** As `readFarEnd`. Errors of the database are told by their kind alone: their texts quote what was in a row. */
export async function farEnd({ databaseUrl, folder }: Place): Promise<Map<string, FarEnd>> {
  try {
    return await readFarEnd(databaseUrl, folder);
  } catch (cause) {
    if (cause instanceof ChargelineError) throw cause;
    throw missing(
      "The line's database or its 837 files cannot be read. Look whether the line still runs: chargeline doctor.",
    );
  }
}

async function takenIn({ databaseUrl }: Place): Promise<readonly string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ encounter_id: string }>('select distinct encounter_id from ingestion.inbox');
    return rows.map(({ encounter_id }) => encounter_id);
  } finally {
    await client.end();
  }
}

/** An encounter as the line's own rows have it: what was charged in its lines stands for what was sent. */
export function asFiled(encounterId: string, ends: ReadonlyMap<string, FarEnd>): SentEncounter {
  const claimId = claimIdOf(encounterId);
  const row = ends.get(claimId)?.rows.at(-1);
  return { encounterId, claimId, totalCents: row?.lineCents ?? 0, allowedCents: row?.allowedCents ?? null };
}

/** How many claims are posted and in no 837 file yet: billing writes one now and then. */
export const waitingForFile = (ends: ReadonlyMap<string, FarEnd>): number =>
  [...ends.values()].filter(({ stage }) => stage === 'posted').length;

/** Compares rows, lines and 837 files of all that the line took in. Prices are taken as they stand. */
export async function verifyOwn(line: Place, ends: ReadonlyMap<string, FarEnd>): Promise<Ledger> {
  const encounters = await takenIn(line);
  return account(
    encounters.map((id) => asFiled(id, ends)),
    ends,
  );
}

/** Compares the far end with a sender's own list: amounts as sent, prices recomputed in a straight line. */
export const verifySent = (
  visits: readonly SentVisit[],
  keys: KeyProvider,
  ends: ReadonlyMap<string, FarEnd>,
): Ledger =>
  account(
    visits.filter(({ accepted }) => accepted).map((visit) => sentEncounter(visit, keys)),
    ends,
  );
