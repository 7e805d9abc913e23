import type { Query } from '@chargeline/store';
import { type ClaimKey, claimKey, type ClaimView, type LineRow } from '../billing-store.js';

type ViewRow = Omit<ClaimView, 'held' | 'lines'> & { readonly reason: string | null; readonly because: string | null };

interface StoredLine extends ClaimKey, Omit<LineRow, 'modifiers' | 'pointers'> {
  readonly revision: number;
  readonly modifiers: string;
  readonly pointers: string;
}

const listed = (text: string): readonly string[] => (text === '' ? [] : text.split(','));

function lineOf(stored: StoredLine): LineRow {
  const { tenantId: _, claimId: __, revision: ___, modifiers, pointers, ...line } = stored;
  return { ...line, modifiers: listed(modifiers), pointers: listed(pointers).map(Number) };
}

/** Every revision of a claim with its lines, for people. */
export async function claimView(query: Query, claimId: string): Promise<readonly ClaimView[]> {
  const claims = await query<ViewRow>(
    `select tenant_id as "tenantId", claim_id as "claimId", revision, encounter_id as "encounterId",
       payer_id as "payerId", payer_name as "payerName", filing_indicator as "filingIndicator", status,
       hold_reason as reason, hold_because as because, frequency, original_reference as "originalReference",
       service_from::text as "serviceFrom", total_cents::float8 as "totalCents", allowed_cents::float8 as "allowedCents",
       denial_risk as "denialRisk", route, model, file_id as "fileId", posted_at as "postedAt"
     from claims where claim_id = $1 order by tenant_id, revision desc`,
    [claimId],
  );
  const lines = await query<StoredLine>(
    `select tenant_id as "tenantId", claim_id as "claimId", revision, line, code, modifiers, units::float8 as units,
       charge_cents::float8 as "chargeCents", allowed_cents::float8 as "allowedCents",
       service_from::text as "serviceFrom", service_to::text as "serviceTo", place_of_service as "placeOfService", pointers
     from lines where tenant_id = any($1) and claim_id = $2 order by line`,
    [[...new Set(claims.map(({ tenantId }) => tenantId))], claimId],
  );
  const place = (row: ClaimKey & { revision: number }): string => `${claimKey(row)}/${row.revision}`;
  const byRevision = Map.groupBy(lines, place);
  return claims.map(({ reason, because, ...claim }) => ({
    ...claim,
    held: claim.status === 'held' && reason !== null && because !== null ? { reason, because } : null,
    lines: (byRevision.get(place(claim)) ?? []).map(lineOf),
  }));
}
