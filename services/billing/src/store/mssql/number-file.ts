import { derivedId } from '@chargeline/kernel';
import type { Query } from '@chargeline/store';
import { fileName } from '../../domain/file.js';
import type { ClaimKey, FileOrder, FileRow } from '../billing-store.js';
import { jsonRows, keyOf, REVISIONS, sameClaim } from './rows.js';

/**
 * `readpast` passes over rows that another member has locked. It must lock the row of the table too and not the index's alone,
 * or a correction would not see it: so the index must not hold `total_cents`.
 */
const PICK = `select top (@2) tenant_id as tenantId, claim_id as claimId, revision, cast(total_cents as float) as totalCents
from billing.claims with (updlock, rowlock, readpast)
where tenant_id = @0 and payer_id = @1 and status = 'posted'
order by posted_at, claim_id;`;

/**
 * The tenant's next number. Its row is locked until the transaction ends, so that numbers have no gaps; `holdlock` locks the
 * place of a row that is not there yet. With less, also by a bare `merge`, two members find no row and one of them fails.
 */
const NEXT = `declare @next int;
update billing.control_numbers with (updlock, holdlock) set @next = last_number = last_number + 1 where tenant_id = @0;
if @next is null
begin
  set @next = 1;
  insert into billing.control_numbers (tenant_id, last_number) values (@0, @next);
end;
select @next as interchange;`;

/** By a loop over its own claims, for the reason that MOVE has in write-changes.ts. */
const MARK = `update c set status = 'filed', file_id = @1
from ${jsonRows(REVISIONS)} as p
inner loop join billing.claims as c with (rowlock) on ${sameClaim('c', 'p')} and c.revision = p.revision;`;

const ADD = `insert into billing.files (tenant_id, file_id, payer_id, interchange, name, header, command_id, claims,
  total_cents, created_at)
values (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9);`;

/** Runs in a transaction. Claims that another member has in hand are passed over, not waited for. */
export async function numberFile(query: Query, order: FileOrder): Promise<FileRow | null> {
  const { most, ...ordered } = order;
  const { tenantId, payerId, header, commandId, createdAt } = ordered;
  const picked = await query<ClaimKey & { revision: number; totalCents: number }>(PICK, [tenantId, payerId, most]);
  if (picked.length === 0) return null;
  const [numbered] = await query<{ interchange: number }>(NEXT, [tenantId]);
  const { interchange } = numbered!;
  const fileId = derivedId('837', tenantId, interchange);
  const claims = picked.length;
  const totalCents = picked.reduce((sum, claim) => sum + claim.totalCents, 0);
  await query(MARK, [JSON.stringify(picked.map((claim) => ({ ...keyOf(claim), revision: claim.revision }))), fileId]);
  const name = fileName(interchange);
  const row = [tenantId, fileId, payerId, interchange, name, header, commandId, claims, totalCents, createdAt];
  await query(ADD, row);
  return { ...ordered, fileId, interchange, claims, totalCents, sha256: null, exportedAt: null, announcedAt: null };
}
