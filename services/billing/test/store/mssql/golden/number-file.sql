-- begin

select top (@2) tenant_id as tenantId, claim_id as claimId, revision, cast(total_cents as float) as totalCents
from billing.claims with (updlock, rowlock, readpast)
where tenant_id = @0 and payer_id = @1 and status = 'posted'
order by posted_at, claim_id;
-- @0 = "acme"
-- @1 = "12345"
-- @2 = 5000

declare @next int;
update billing.control_numbers with (updlock, holdlock) set @next = last_number = last_number + 1 where tenant_id = @0;
if @next is null
begin
  set @next = 1;
  insert into billing.control_numbers (tenant_id, last_number) values (@0, @next);
end;
select @next as interchange;
-- @0 = "acme"

update c set status = 'filed', file_id = @1
from openjson(@0) with (tenantId nvarchar(4000), claimId nvarchar(4000), revision int) as p
inner loop join billing.claims as c with (rowlock) on c.tenant_id = p.tenantId collate Latin1_General_100_BIN2 and c.claim_id = p.claimId collate Latin1_General_100_BIN2 and c.revision = p.revision;
-- @0 = 
--   {"tenantId":"acme","claimId":"C0000000000000000001","revision":1}
--   {"tenantId":"acme","claimId":"C0000000000000000002","revision":1}
-- @1 = "6d7b5281-8fe4-5642-871b-041cee154ec7"

insert into billing.files (tenant_id, file_id, payer_id, interchange, name, header, command_id, claims,
  total_cents, created_at)
values (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9);
-- @0 = "acme"
-- @1 = "6d7b5281-8fe4-5642-871b-041cee154ec7"
-- @2 = "12345"
-- @3 = 7
-- @4 = "000000007.837"
-- @5 = "{\"usage\":\"T\"}"
-- @6 = "c1"
-- @7 = 2
-- @8 = 30000
-- @9 = "2025-07-01T00:00:01.000Z"

-- commit
