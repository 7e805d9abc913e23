import { type EncounterSource, NOTHING_SAID, type Provider, SourceDirectory } from '@chargeline/contracts';
import type { Practice, Site } from './practice.js';
import { PRACTICES } from './practices.js';

/** The synthetic practices as sources: what `EHR_ADAPTERS_SOURCES` takes. The same for every seed. */
export const sourceDirectory = (): SourceDirectory => SourceDirectory.parse({ sources: PRACTICES.map(sourceOf) });

function sourceOf(practice: Practice): EncounterSource {
  const { id, tenantId, vendor, sendingApplication, sendingFacility } = practice;
  return {
    id,
    tenantId,
    vendor,
    sendingApplication,
    sendingFacility,
    processingIds: ['P'],
    billingProvider: billingProviderOf(practice),
    facilities: practice.sites.map((site) => ({
      names: [site.id, site.name],
      placeOfService: site.placeOfService,
      provider: facilityOf(site),
    })),
    payers: practice.payers.map(({ payerId, payerName, plan, filingIndicator }) => ({
      names: [payerId, plan, payerName],
      payerId,
      payerName,
      filingIndicator,
    })),
  };
}

export function billingProviderOf({ billing }: Practice): Provider {
  return { entity: 'organization', firstName: null, taxIdKind: 'EI', ...billing };
}

export const facilityOf = ({ name, npi, address }: Site): Provider => ({
  ...NOTHING_SAID,
  entity: 'organization',
  name,
  npi,
  address,
});
