import type { Query } from '@chargeline/store';
import type { Arrival, History, Status } from '../../domain/life-cycle.js';
import { type Changes, type ClaimKey, claimKey, type Histories, type KnownRevision } from '../billing-store.js';

const KEYS = `jsonb_to_recordset($1::jsonb) as k("tenantId" text, "claimId" text)`;

interface RevisionRow extends ClaimKey {
  readonly revision: number;
  readonly status: Status;
  readonly digest: string;
  readonly arrivedAs: Arrival['status'];
  readonly reason: string | null;
  readonly because: string | null;
}

/**
 * Locks the claims for this transaction, in one order for everybody, making their rows where there are none, and their
 * revisions too: a filing that is under way is waited for, and one that begins passes them over.
 */
export async function lockHistories(query: Query, claims: readonly ClaimKey[]): Promise<Histories> {
  const keys = JSON.stringify(claims.map(({ tenantId, claimId }) => ({ tenantId, claimId })));
  await query(
    `insert into latest (tenant_id, claim_id, revision)
     select distinct "tenantId", "claimId", 0 from ${KEYS} order by 1, 2 on conflict do nothing`,
    [keys],
  );
  const latest = await query<ClaimKey & { revision: number }>(
    `select tenant_id as "tenantId", claim_id as "claimId", revision from latest
     where (tenant_id, claim_id) in (select "tenantId", "claimId" from ${KEYS}) order by 1, 2 for update`,
    [keys],
  );
  const rows = await query<RevisionRow>(
    `select tenant_id as "tenantId", claim_id as "claimId", revision, status, digest,
       arrived_as as "arrivedAs", hold_reason as reason, hold_because as because
     from claims where (tenant_id, claim_id) in (select "tenantId", "claimId" from ${KEYS}) order by 1, 2, 3 for update`,
    [keys],
  );
  const histories = new Map<string, History<KnownRevision> & { revisions: KnownRevision[] }>(
    latest.map((row) => [claimKey(row), { latest: row.revision, revisions: [] }]),
  );
  for (const { revision, status, digest, arrivedAs, reason, because, ...key } of rows) {
    const arrival = { status: arrivedAs, reason, because };
    histories.get(claimKey(key))!.revisions.push({ revision, status, digest, arrival });
  }
  return histories;
}

/** Writes the changes of claims that are locked: a revision that is there already is refused, never overwritten. */
export async function writeChanges(query: Query, { added, moved, latest }: Changes): Promise<void> {
  if (added.length > 0) {
    await query(
      `insert into claims (tenant_id, claim_id, revision, encounter_id, payer_id, payer_name, filing_indicator, status,
         arrived_as, hold_reason, hold_because, frequency, original_reference, service_from, total_cents, allowed_cents,
         denial_risk, route, model, digest, document, posted_at)
       select "tenantId", "claimId", revision, "encounterId", "payerId", "payerName", "filingIndicator", status,
         status, reason, because, frequency, "originalReference", "serviceFrom", "totalCents", "allowedCents",
         "denialRisk", route, model, digest, document, "postedAt"
       from jsonb_to_recordset($1::jsonb) as r("tenantId" text, "claimId" text, revision int, "encounterId" text,
         "payerId" text, "payerName" text, "filingIndicator" text, status text, reason text, because text,
         frequency text, "originalReference" text, "serviceFrom" date, "totalCents" bigint, "allowedCents" bigint,
         "denialRisk" double precision, route text, model text, digest text, document text, "postedAt" timestamptz)`,
      [JSON.stringify(added.map(claimRecord))],
    );
    await query(
      `insert into lines (tenant_id, claim_id, revision, line, code, modifiers, units, charge_cents, allowed_cents,
         service_from, service_to, place_of_service, pointers)
       select "tenantId", "claimId", revision, line, code, modifiers, units, "chargeCents", "allowedCents",
         "serviceFrom", "serviceTo", "placeOfService", pointers
       from jsonb_to_recordset($1::jsonb) as r("tenantId" text, "claimId" text, revision int, line int, code text,
         modifiers text, units numeric, "chargeCents" bigint, "allowedCents" bigint, "serviceFrom" date,
         "serviceTo" date, "placeOfService" text, pointers text)`,
      [JSON.stringify(added.flatMap(lineRecords))],
    );
  }
  if (moved.length > 0) {
    await query(
      `update claims c set status = m.status
       from jsonb_to_recordset($1::jsonb) as m("tenantId" text, "claimId" text, revision int, status text)
       where c.tenant_id = m."tenantId" and c.claim_id = m."claimId" and c.revision = m.revision`,
      [JSON.stringify(moved)],
    );
  }
  if (latest.length > 0) {
    await query(
      `update latest l set revision = k.latest
       from jsonb_to_recordset($1::jsonb) as k("tenantId" text, "claimId" text, latest int)
       where l.tenant_id = k."tenantId" and l.claim_id = k."claimId"`,
      [JSON.stringify(latest)],
    );
  }
}

function claimRecord(row: Changes['added'][number]): object {
  const { lines: _, arrival, ...record } = row;
  return { ...record, ...arrival };
}

const lineRecords = ({ tenantId, claimId, revision, lines }: Changes['added'][number]): readonly object[] =>
  lines.map((line) => ({
    ...line,
    tenantId,
    claimId,
    revision,
    modifiers: line.modifiers.join(','),
    pointers: line.pointers.join(','),
  }));
