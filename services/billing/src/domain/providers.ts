import type { Address, Provider } from '@chargeline/contracts';
import type * as x12 from '@chargeline/x12';
import type { Bill } from './bill.js';
import { needed, optional } from './needed.js';
import { addressOf } from './parties.js';

function nameOf({ entity, name, firstName }: Provider, loop: string): x12.PartyName {
  const known = needed(name, `NM103 of loop ${loop}`);
  return entity === 'person'
    ? { kind: 'person', last: known, first: optional(firstName) }
    : { kind: 'organization', name: known };
}

/** The kind of insurance (SBR09) whose providers may have no NPI, as they give no health care: drivers, builders of ramps. */
const MEDICAID = 'MC';

/** Loops 2000A and 2010AA. */
function billingOf(provider: Provider, filingIndicator: string | null): x12.BillingProvider {
  return {
    name: nameOf(provider, '2010AA'),
    npi: filingIndicator === MEDICAID ? optional(provider.npi) : needed(provider.npi, 'NM109 of loop 2010AA'),
    taxId: { kind: provider.taxIdKind ?? 'EI', value: needed(provider.taxId, 'REF02 of loop 2010AA') },
    taxonomy: optional(provider.taxonomy),
    address: addressOf(provider.address, '2010AA'),
  };
}

const providerOf = (provider: Provider, loop: string): x12.Provider => ({
  name: nameOf(provider, loop),
  npi: optional(provider.npi),
  taxonomy: optional(provider.taxonomy),
});

const sameNumber = (one: Provider, other: Provider): boolean => one.npi !== null && one.npi === other.npi;

const where = (address: Address): string => JSON.stringify([address.line1, address.line2, address.city, address.zip]);

/** Whether the place of service is the billing provider's own, so that the TR3 leaves loop 2310C out. */
function isOwnPlace(facility: Provider, billing: Provider): boolean {
  if (facility.address === null || billing.address === null) return sameNumber(facility, billing);
  return where(facility.address) === where(billing.address);
}

/** Loop 2310C. */
const facilityOf = (facility: Provider): x12.ServiceFacility => ({
  name: needed(facility.name, 'NM103 of loop 2310C'),
  npi: optional(facility.npi),
  address: addressOf(facility.address, '2310C'),
});

/** The loops of everybody who billed, rendered, referred, and of the place where it happened; those that say nothing new stay out. */
export function providers({
  encounter: { billingProvider, renderingProvider, referringProvider, facility, coverage },
}: Bill): Pick<x12.ProfessionalClaim, 'billingProvider' | 'rendering' | 'referring' | 'facility'> {
  const billing = needed(billingProvider, 'NM103 of loop 2010AA');
  const isOther = renderingProvider !== null && !sameNumber(renderingProvider, billing);
  const isElsewhere = facility !== null && !isOwnPlace(facility, billing);
  return {
    billingProvider: billingOf(billing, coverage?.filingIndicator ?? null),
    ...(isOther ? { rendering: providerOf(renderingProvider, '2310B') } : {}),
    ...(referringProvider === null ? {} : { referring: referrerOf(referringProvider) }),
    ...(isElsewhere ? { facility: facilityOf(facility) } : {}),
  };
}

/** Loop 2310A has no place for a taxonomy. */
function referrerOf(provider: Provider): x12.Provider {
  const { taxonomy: _, ...referrer } = providerOf(provider, '2310A');
  return referrer;
}
