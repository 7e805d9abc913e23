-- begin

declare @applock int;
exec @applock = sp_getapplock @Resource = N'chargeline.billing.revise', @LockMode = 'Exclusive', @LockOwner = 'Transaction';
if @applock < 0
begin
  ;throw 51205, N'No application lock.', 1;
end;
insert into billing.latest with (rowlock) (tenant_id, claim_id, revision)
select k.tenantId, k.claimId, 0 from openjson(@0) with (tenantId nvarchar(4000), claimId nvarchar(4000)) as k
left loop join billing.latest as l with (updlock, rowlock) on l.tenant_id = k.tenantId collate Latin1_General_100_BIN2 and l.claim_id = k.claimId collate Latin1_General_100_BIN2
where l.claim_id is null;
-- @0 = 
--   {"tenantId":"acme","claimId":"C0000000000000000001"}
--   {"tenantId":"acme","claimId":"C0000000000000000002"}

select l.tenant_id as tenantId, l.claim_id as claimId, l.revision
from openjson(@0) with (tenantId nvarchar(4000), claimId nvarchar(4000)) as k
inner loop join billing.latest as l with (updlock, rowlock) on l.tenant_id = k.tenantId collate Latin1_General_100_BIN2 and l.claim_id = k.claimId collate Latin1_General_100_BIN2;
-- @0 = 
--   {"tenantId":"acme","claimId":"C0000000000000000001"}
--   {"tenantId":"acme","claimId":"C0000000000000000002"}

select c.tenant_id as tenantId, c.claim_id as claimId, c.revision, c.status, c.digest,
  c.arrived_as as arrivedAs, c.hold_reason as reason, c.hold_because as because
from openjson(@0) with (tenantId nvarchar(4000), claimId nvarchar(4000)) as k
inner loop join billing.claims as c with (updlock, rowlock) on c.tenant_id = k.tenantId collate Latin1_General_100_BIN2 and c.claim_id = k.claimId collate Latin1_General_100_BIN2
order by c.tenant_id, c.claim_id, c.revision;
exec sp_releaseapplock @Resource = N'chargeline.billing.revise', @LockOwner = 'Transaction';
-- @0 = 
--   {"tenantId":"acme","claimId":"C0000000000000000001"}
--   {"tenantId":"acme","claimId":"C0000000000000000002"}

insert into billing.claims with (rowlock) (tenant_id, claim_id, revision, encounter_id, payer_id, payer_name,
  filing_indicator, status, arrived_as, hold_reason, hold_because, frequency, original_reference, service_from,
  total_cents, allowed_cents, denial_risk, route, model, digest, document, posted_at)
select r.tenantId, r.claimId, r.revision, r.encounterId, r.payerId, r.payerName,
  r.filingIndicator, r.status, r.status, r.reason, r.because, r.frequency, r.originalReference, r.serviceFrom,
  r.totalCents, r.allowedCents, r.denialRisk, r.route, r.model, r.digest, r.document, r.postedAt
from openjson(@0) with (tenantId nvarchar(4000), claimId nvarchar(4000), revision int, encounterId nvarchar(4000), payerId nvarchar(4000), payerName nvarchar(4000),
  filingIndicator nvarchar(4000), status nvarchar(4000), reason nvarchar(4000), because nvarchar(max), frequency nvarchar(4000),
  originalReference nvarchar(4000), serviceFrom date, totalCents bigint, allowedCents bigint, denialRisk float,
  route nvarchar(4000), model nvarchar(4000), digest nvarchar(4000), document nvarchar(max), postedAt datetime2(3)) as r;
-- @0 = 
--   {"tenantId":"acme","claimId":"C0000000000000000001","revision":2,"encounterId":"e0c5a4a8-0000-5000-8000-000000000001","payerId":"12345","payerName":"Caisse d’Économie","filingIndicator":"CI","frequency":"1","originalReference":null,"serviceFrom":"2025-06-30","totalCents":9999999999,"allowedCents":null,"denialRisk":0.125,"route":"straight-through","model":"trees-1","digest":"0123456789abcdef0123456789abcdef","document":"{\"claim\":{}}","status":"posted","reason":null,"because":null,"postedAt":"2025-07-01T00:00:00.000"}

insert into billing.lines with (rowlock) (tenant_id, claim_id, revision, line, code, modifiers, units, charge_cents,
  allowed_cents, service_from, service_to, place_of_service, pointers)
select r.tenantId, r.claimId, r.revision, r.line, r.code, r.modifiers, r.units, r.chargeCents,
  r.allowedCents, r.serviceFrom, r.serviceTo, r.placeOfService, r.pointers
from openjson(@0) with (tenantId nvarchar(4000), claimId nvarchar(4000), revision int, line int, code nvarchar(4000), modifiers nvarchar(4000), units float, chargeCents bigint,
  allowedCents bigint, serviceFrom date, serviceTo date, placeOfService nvarchar(4000), pointers nvarchar(4000)) as r;
-- @0 = 
--   {"line":1,"code":"99213","modifiers":"25,59","units":0.5,"chargeCents":9999999999,"allowedCents":null,"serviceFrom":"2025-06-30","serviceTo":"2025-06-30","placeOfService":null,"pointers":"2,1","tenantId":"acme","claimId":"C0000000000000000001","revision":2}

update c set status = m.status
from openjson(@0) with (tenantId nvarchar(4000), claimId nvarchar(4000), revision int, status nvarchar(4000)) as m
inner loop join billing.claims as c with (rowlock) on c.tenant_id = m.tenantId collate Latin1_General_100_BIN2 and c.claim_id = m.claimId collate Latin1_General_100_BIN2 and c.revision = m.revision;
-- @0 = 
--   {"tenantId":"acme","claimId":"C0000000000000000001","revision":1,"status":"superseded"}

update l set revision = k.latest
from openjson(@0) with (tenantId nvarchar(4000), claimId nvarchar(4000), latest int) as k
inner loop join billing.latest as l with (rowlock) on l.tenant_id = k.tenantId collate Latin1_General_100_BIN2 and l.claim_id = k.claimId collate Latin1_General_100_BIN2;
-- @0 = 
--   {"tenantId":"acme","claimId":"C0000000000000000001","latest":2}

-- commit
