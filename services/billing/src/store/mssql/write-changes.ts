import type { Query } from '@chargeline/store';
import type { Changes, ClaimRow } from '../billing-store.js';
import { jsonRows, REVISIONS, sameClaim, TEXT, utc } from './rows.js';

const ADD_CLAIMS = `insert into billing.claims with (rowlock) (tenant_id, claim_id, revision, encounter_id, payer_id, payer_name,
  filing_indicator, status, arrived_as, hold_reason, hold_because, frequency, original_reference, service_from,
  total_cents, allowed_cents, denial_risk, route, model, digest, document, posted_at)
select r.tenantId, r.claimId, r.revision, r.encounterId, r.payerId, r.payerName,
  r.filingIndicator, r.status, r.status, r.reason, r.because, r.frequency, r.originalReference, r.serviceFrom,
  r.totalCents, r.allowedCents, r.denialRisk, r.route, r.model, r.digest, r.document, r.postedAt
from ${jsonRows(`${REVISIONS}, encounterId ${TEXT}, payerId ${TEXT}, payerName ${TEXT},
  filingIndicator ${TEXT}, status ${TEXT}, reason ${TEXT}, because nvarchar(max), frequency ${TEXT},
  originalReference ${TEXT}, serviceFrom date, totalCents bigint, allowedCents bigint, denialRisk float,
  route ${TEXT}, model ${TEXT}, digest ${TEXT}, document nvarchar(max), postedAt datetime2(3)`)} as r;`;

const ADD_LINES = `insert into billing.lines with (rowlock) (tenant_id, claim_id, revision, line, code, modifiers, units, charge_cents,
  allowed_cents, service_from, service_to, place_of_service, pointers)
select r.tenantId, r.claimId, r.revision, r.line, r.code, r.modifiers, r.units, r.chargeCents,
  r.allowedCents, r.serviceFrom, r.serviceTo, r.placeOfService, r.pointers
from ${jsonRows(`${REVISIONS}, line int, code ${TEXT}, modifiers ${TEXT}, units float, chargeCents bigint,
  allowedCents bigint, serviceFrom date, serviceTo date, placeOfService ${TEXT}, pointers ${TEXT}`)} as r;`;

/** The loop makes it touch the rows of these claims alone; a scan would wait for rows that others have locked, and they for ours. */
const MOVE = `update c set status = m.status
from ${jsonRows(`${REVISIONS}, status ${TEXT}`)} as m
inner loop join billing.claims as c with (rowlock) on ${sameClaim('c', 'm')} and c.revision = m.revision;`;

const SET_LATEST = `update l set revision = k.latest
from ${jsonRows(`tenantId ${TEXT}, claimId ${TEXT}, latest int`)} as k
inner loop join billing.latest as l with (rowlock) on ${sameClaim('l', 'k')};`;

/** Writes the changes of claims that are locked: a revision that is there already is refused, never overwritten. */
export async function writeChanges(query: Query, { added, moved, latest }: Changes): Promise<void> {
  const write = async (sql: string, rows: readonly object[]): Promise<void> => {
    if (rows.length > 0) await query(sql, [JSON.stringify(rows)]);
  };
  await write(ADD_CLAIMS, added.map(claimRecord));
  await write(ADD_LINES, added.flatMap(lineRecords));
  await write(
    MOVE,
    moved.map(({ tenantId, claimId, revision, status }) => ({ tenantId, claimId, revision, status })),
  );
  await write(
    SET_LATEST,
    latest.map((claim) => ({ tenantId: claim.tenantId, claimId: claim.claimId, latest: claim.latest })),
  );
}

function claimRecord(row: ClaimRow): object {
  const { lines: _, arrival, postedAt, ...record } = row;
  return { ...record, ...arrival, postedAt: utc(postedAt) };
}

const lineRecords = ({ tenantId, claimId, revision, lines }: ClaimRow): readonly object[] =>
  lines.map((line) => ({
    ...line,
    tenantId,
    claimId,
    revision,
    modifiers: line.modifiers.join(','),
    pointers: line.pointers.join(','),
  }));
