import { derivedId } from '@chargeline/kernel';
import type { Query } from '@chargeline/store';
import { fileName } from '../../domain/file.js';
import type { ClaimKey, FiledClaim, FileOrder, FileRow, Waiting } from '../billing-store.js';

const COLUMNS = `tenant_id as "tenantId", file_id as "fileId", payer_id as "payerId", interchange, header,
  command_id as "commandId", claims, total_cents::float8 as "totalCents", created_at as "createdAt", sha256,
  exported_at as "exportedAt", announced_at as "announcedAt"`;

export function waiting(query: Query, tenantId: string | null): Promise<readonly Waiting[]> {
  return query<Waiting>(
    `select distinct tenant_id as "tenantId", payer_id as "payerId" from claims
     where status = 'posted' and ($1::text is null or tenant_id = $1) order by 1, 2`,
    [tenantId],
  );
}

/** The tenant's next number. Its row is locked until the transaction ends, so that numbers have no gaps. */
async function nextInterchange(query: Query, tenantId: string): Promise<number> {
  const [row] = await query<{ last: number }>(
    `insert into control_numbers as n (tenant_id, last) values ($1, 1)
     on conflict (tenant_id) do update set last = n.last + 1 returning last`,
    [tenantId],
  );
  return row!.last;
}

/** Runs in a transaction. Claims that another member has in hand are passed over, not waited for. */
export async function numberFile(query: Query, order: FileOrder): Promise<FileRow | null> {
  const { tenantId, payerId, most, commandId, header, createdAt } = order;
  const picked = await query<ClaimKey & { revision: number; totalCents: number }>(
    `select tenant_id as "tenantId", claim_id as "claimId", revision, total_cents::float8 as "totalCents" from claims
     where tenant_id = $1 and payer_id = $2 and status = 'posted'
     order by posted_at, claim_id limit $3 for update skip locked`,
    [tenantId, payerId, most],
  );
  if (picked.length === 0) return null;
  const interchange = await nextInterchange(query, tenantId);
  const fileId = derivedId('837', tenantId, interchange);
  const totalCents = picked.reduce((sum, claim) => sum + claim.totalCents, 0);
  await query(
    `update claims c set status = 'filed', file_id = $2
     from jsonb_to_recordset($1::jsonb) as p("tenantId" text, "claimId" text, revision int)
     where c.tenant_id = p."tenantId" and c.claim_id = p."claimId" and c.revision = p.revision`,
    [JSON.stringify(picked), fileId],
  );
  const [row] = await query<FileRow>(
    `insert into files (tenant_id, file_id, payer_id, interchange, name, header, command_id, claims, total_cents, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${COLUMNS}`,
    [
      tenantId,
      fileId,
      payerId,
      interchange,
      fileName(interchange),
      header,
      commandId,
      picked.length,
      totalCents,
      createdAt,
    ],
  );
  return row!;
}

export function unsettled(query: Query, tenantId: string | null): Promise<readonly FileRow[]> {
  return query<FileRow>(
    `select ${COLUMNS} from files where announced_at is null and ($1::text is null or tenant_id = $1)
     order by created_at, tenant_id, interchange`,
    [tenantId],
  );
}

export function claimsOf(query: Query, { tenantId, fileId }: FileRow): Promise<readonly FiledClaim[]> {
  return query<FiledClaim>(
    `select tenant_id as "tenantId", claim_id as "claimId", revision, encounter_id as "encounterId", document
     from claims where tenant_id = $1 and file_id = $2 order by claim_id collate "C"`,
    [tenantId, fileId],
  );
}

export async function exported(query: Query, { tenantId, fileId }: FileRow, sha256: string, at: Date): Promise<void> {
  await query(
    'update files set sha256 = $3, exported_at = $4 where tenant_id = $1 and file_id = $2 and exported_at is null',
    [tenantId, fileId, sha256, at],
  );
}

export async function announced(query: Query, { tenantId, fileId }: FileRow, at: Date): Promise<void> {
  await query('update files set announced_at = $3 where tenant_id = $1 and file_id = $2 and announced_at is null', [
    tenantId,
    fileId,
    at,
  ]);
}

export function lastFiles(query: Query, tenantId: string | null, limit: number): Promise<readonly FileRow[]> {
  return query<FileRow>(
    `select ${COLUMNS} from files where $1::text is null or tenant_id = $1
     order by created_at desc, interchange desc limit $2`,
    [tenantId, limit],
  );
}
