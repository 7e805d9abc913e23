import type { Encounter, Releases } from '@chargeline/contracts';
import type { Query } from '@chargeline/store';
import type { Outcome } from '../domain/decide.js';

/** One visit as it is kept: its document with the identity sealed, null before its first message. */
export interface EncounterRow {
  readonly tenantId: string;
  readonly encounterId: string;
  readonly revision: number;
  readonly document: Encounter | null;
}

/**
 * One event that was taken, and what came of it: enough to say the same again. `document` is there when the outcome is `completed`,
 * `because` when it is `refused`.
 */
export interface InboxRow {
  readonly tenantId: string;
  readonly eventId: string;
  readonly encounterId: string;
  readonly digest: string;
  readonly outcome: Outcome | 'refused' | 'nothing';
  readonly revision: number;
  readonly document: Encounter | null;
  readonly releases: Releases;
  readonly because: string | null;
}

interface Place {
  readonly tenantId: string;
  readonly encounterId: string;
}

export const keyOf = (tenantId: string, id: string): string => `${tenantId}/${id}`;

const document = (text: string | null): Encounter | null => (text === null ? null : (JSON.parse(text) as Encounter));
const text = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** Locks the visits for this transaction, in one order for everybody, making their rows where there are none. */
export async function lockEncounters(query: Query, places: readonly Place[]): Promise<Map<string, EncounterRow>> {
  const keys = JSON.stringify([
    ...new Map(places.map((place) => [keyOf(place.tenantId, place.encounterId), place])).values(),
  ]);
  const source = `jsonb_to_recordset($1::jsonb) as k("tenantId" text, "encounterId" uuid)`;
  await query(
    `insert into encounters (tenant_id, encounter_id) select "tenantId", "encounterId" from ${source} order by 1, 2 on conflict do nothing`,
    [keys],
  );
  const rows = await query<Omit<EncounterRow, 'document'> & { document: string | null }>(
    `select tenant_id as "tenantId", encounter_id as "encounterId", revision, document from encounters
     where (tenant_id, encounter_id) in (select "tenantId", "encounterId" from ${source}) order by 1, 2 for update`,
    [keys],
  );
  return new Map(
    rows.map((row) => [keyOf(row.tenantId, row.encounterId), { ...row, document: document(row.document) }]),
  );
}

export async function findInbox(
  query: Query,
  events: readonly { tenant: string; id: string }[],
): Promise<Map<string, InboxRow>> {
  const rows = await query<Omit<InboxRow, 'document' | 'releases'> & { document: string | null; releases: string }>(
    `select tenant_id as "tenantId", event_id as "eventId", encounter_id as "encounterId", digest, outcome, revision, document, releases, because
     from inbox where (tenant_id, event_id) in (select tenant, id from jsonb_to_recordset($1::jsonb) as k(tenant text, id uuid))`,
    [JSON.stringify(events)],
  );
  return new Map(
    rows.map((row) => [
      keyOf(row.tenantId, row.eventId),
      { ...row, document: document(row.document), releases: JSON.parse(row.releases) as Releases },
    ]),
  );
}

export async function saveEncounters(query: Query, rows: readonly EncounterRow[]): Promise<void> {
  await query(
    `update encounters e set revision = r.revision, document = r.document
     from jsonb_to_recordset($1::jsonb) as r("tenantId" text, "encounterId" uuid, revision int, document text)
     where e.tenant_id = r."tenantId" and e.encounter_id = r."encounterId"`,
    [JSON.stringify(rows.map((row) => ({ ...row, document: text(row.document) })))],
  );
}

export async function saveInbox(query: Query, rows: readonly InboxRow[]): Promise<void> {
  await query(
    `insert into inbox (tenant_id, event_id, encounter_id, digest, outcome, revision, document, releases, because)
     select "tenantId", "eventId", "encounterId", digest, outcome, revision, document, releases, because
     from jsonb_to_recordset($1::jsonb) as r("tenantId" text, "eventId" uuid, "encounterId" uuid, digest text, outcome text,
       revision int, document text, releases text, because text)`,
    [JSON.stringify(rows.map((row) => ({ ...row, document: text(row.document), releases: text(row.releases) })))],
  );
}
