select distinct tenant_id as tenantId, payer_id as payerId from billing.claims
where status = 'posted' and (@0 is null or tenant_id = @0)
order by tenantId, payerId;
-- @0 = "acme"

select distinct tenant_id as tenantId, payer_id as payerId from billing.claims
where status = 'posted' and (@0 is null or tenant_id = @0)
order by tenantId, payerId;
-- @0 = null

select tenant_id as tenantId, lower(convert(char(36), file_id)) as fileId, payer_id as payerId, interchange, header, command_id as commandId,
  claims, cast(total_cents as float) as totalCents, created_at as createdAt, sha256, exported_at as exportedAt,
  announced_at as announcedAt from billing.files
where announced_at is null and (@0 is null or tenant_id = @0)
order by created_at, tenant_id, interchange;
-- @0 = null

select tenant_id as tenantId, claim_id as claimId, revision, encounter_id as encounterId, document
from billing.claims where tenant_id = @0 and file_id = @1 and file_id is not null
order by claim_id;
-- @0 = "acme"
-- @1 = "3f2504e0-4f89-5d3f-9a0c-0305e82c3301"

update billing.files set sha256 = @2, exported_at = @3
where tenant_id = @0 and file_id = @1 and exported_at is null;
-- @0 = "acme"
-- @1 = "3f2504e0-4f89-5d3f-9a0c-0305e82c3301"
-- @2 = "aa"
-- @3 = "2025-07-01T00:00:05.000Z"

update billing.files set announced_at = @2
where tenant_id = @0 and file_id = @1 and announced_at is null;
-- @0 = "acme"
-- @1 = "3f2504e0-4f89-5d3f-9a0c-0305e82c3301"
-- @2 = "2025-07-01T00:00:06.000Z"

select top (@1) tenant_id as tenantId, lower(convert(char(36), file_id)) as fileId, payer_id as payerId, interchange, header, command_id as commandId,
  claims, cast(total_cents as float) as totalCents, created_at as createdAt, sha256, exported_at as exportedAt,
  announced_at as announcedAt from billing.files
where @0 is null or tenant_id = @0
order by created_at desc, interchange desc;
-- @0 = null
-- @1 = 10
