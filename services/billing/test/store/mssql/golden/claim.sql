select tenant_id as tenantId, claim_id as claimId, revision, encounter_id as encounterId,
  payer_id as payerId, payer_name as payerName, filing_indicator as filingIndicator, status,
  hold_reason as reason, hold_because as because, frequency, original_reference as originalReference,
  convert(char(10), service_from, 23) as serviceFrom, cast(total_cents as float) as totalCents,
  cast(allowed_cents as float) as allowedCents, denial_risk as denialRisk, route, model, lower(convert(char(36), file_id)) as fileId,
  posted_at as postedAt
from billing.claims where claim_id = @0
order by tenant_id, revision desc;
-- @0 = "C0000000000000000001"

select l.tenant_id as tenantId, l.claim_id as claimId, l.revision, l.line, l.code, l.modifiers,
  cast(l.units as float) as units, cast(l.charge_cents as float) as chargeCents,
  cast(l.allowed_cents as float) as allowedCents, convert(char(10), l.service_from, 23) as serviceFrom,
  convert(char(10), l.service_to, 23) as serviceTo, l.place_of_service as placeOfService, l.pointers
from billing.claims as c
inner join billing.lines as l on l.tenant_id = c.tenant_id and l.claim_id = c.claim_id and l.revision = c.revision
where c.claim_id = @0
order by l.line;
-- @0 = "C0000000000000000001"
