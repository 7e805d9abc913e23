import type { Query } from '@chargeline/store';
import { type ClaimKey, claimKey, type ClaimView, type LineRow } from '../billing-store.js';
import { FILE_ID } from './files.js';

/** A day as `2025-07-01`: style 23. */
const day = (column: string, name: string): string => `convert(char(10), ${column}, 23) as ${name}`;

/** Cents are `bigint`, which the driver hands over as text; a float holds every whole number to 2^53. */
const number = (column: string, name: string): string => `cast(${column} as float) as ${name}`;

const CLAIMS = `select tenant_id as tenantId, claim_id as claimId, revision, encounter_id as encounterId,
  payer_id as payerId, payer_name as payerName, filing_indicator as filingIndicator, status,
  hold_reason as reason, hold_because as because, frequency, original_reference as originalReference,
  ${day('service_from', 'serviceFrom')}, ${number('total_cents', 'totalCents')},
  ${number('allowed_cents', 'allowedCents')}, denial_risk as denialRisk, route, model, ${FILE_ID},
  posted_at as postedAt
from billing.claims where claim_id = @0
order by tenant_id, revision desc;`;

const LINES = `select l.tenant_id as tenantId, l.claim_id as claimId, l.revision, l.line, l.code, l.modifiers,
  ${number('l.units', 'units')}, ${number('l.charge_cents', 'chargeCents')},
  ${number('l.allowed_cents', 'allowedCents')}, ${day('l.service_from', 'serviceFrom')},
  ${day('l.service_to', 'serviceTo')}, l.place_of_service as placeOfService, l.pointers
from billing.claims as c
inner join billing.lines as l on l.tenant_id = c.tenant_id and l.claim_id = c.claim_id and l.revision = c.revision
where c.claim_id = @0
order by l.line;`;

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
  const claims = await query<ViewRow>(CLAIMS, [claimId]);
  const lines = await query<StoredLine>(LINES, [claimId]);
  const place = (row: ClaimKey & { revision: number }): string => `${claimKey(row)}/${row.revision}`;
  const byRevision = Map.groupBy(lines, place);
  return claims.map(({ reason, because, ...claim }) => ({
    ...claim,
    held: claim.status === 'held' && reason !== null && because !== null ? { reason, because } : null,
    lines: (byRevision.get(place(claim)) ?? []).map(lineOf),
  }));
}
