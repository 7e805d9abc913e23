import type { Query } from '@chargeline/store';
import type { FiledClaim, FileRow, Waiting } from '../billing-store.js';

/** An id as PostgreSQL writes it: SQL Server's own way is capitals. */
export const FILE_ID = 'lower(convert(char(36), file_id)) as fileId';

const COLUMNS = `tenant_id as tenantId, ${FILE_ID}, payer_id as payerId, interchange, header, command_id as commandId,
  claims, cast(total_cents as float) as totalCents, created_at as createdAt, sha256, exported_at as exportedAt,
  announced_at as announcedAt`;

export const waiting = (query: Query, tenantId: string | null): Promise<readonly Waiting[]> =>
  query<Waiting>(
    `select distinct tenant_id as tenantId, payer_id as payerId from billing.claims
where status = 'posted' and (@0 is null or tenant_id = @0)
order by tenantId, payerId;`,
    [tenantId],
  );

export const unsettled = (query: Query, tenantId: string | null): Promise<readonly FileRow[]> =>
  query<FileRow>(
    `select ${COLUMNS} from billing.files
where announced_at is null and (@0 is null or tenant_id = @0)
order by created_at, tenant_id, interchange;`,
    [tenantId],
  );

export const claimsOf = (query: Query, { tenantId, fileId }: FileRow): Promise<readonly FiledClaim[]> =>
  query<FiledClaim>(
    `select tenant_id as tenantId, claim_id as claimId, revision, encounter_id as encounterId, document
from billing.claims where tenant_id = @0 and file_id = @1 and file_id is not null
order by claim_id;`,
    [tenantId, fileId],
  );

export async function exported(query: Query, { tenantId, fileId }: FileRow, sha256: string, at: Date): Promise<void> {
  await query(
    `update billing.files set sha256 = @2, exported_at = @3
where tenant_id = @0 and file_id = @1 and exported_at is null;`,
    [tenantId, fileId, sha256, at],
  );
}

export async function announced(query: Query, { tenantId, fileId }: FileRow, at: Date): Promise<void> {
  await query(
    `update billing.files set announced_at = @2
where tenant_id = @0 and file_id = @1 and announced_at is null;`,
    [tenantId, fileId, at],
  );
}

export const lastFiles = (query: Query, tenantId: string | null, limit: number): Promise<readonly FileRow[]> =>
  query<FileRow>(
    `select top (@1) ${COLUMNS} from billing.files
where @0 is null or tenant_id = @0
order by created_at desc, interchange desc;`,
    [tenantId, limit],
  );
