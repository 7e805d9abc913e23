import type { Step } from '../../delivery/step.js';
import type { Visit } from '../../visit/visit.js';
import { chargeItemEntries, claimEntries } from './charges.js';
import { type Entry, identifierOf, styleOf } from './style.js';
import { encounterEntries } from './what.js';
import { partyEntries } from './who.js';

/** One visit as a Bundle of its practice's style, in UTF-8: everything that it refers to is inside. */
export function fhirBundle(visit: Visit, step: Step): Buffer {
  const { type, charges, base } = styleOf(visit);
  const charged = charges === 'Claim' ? claimEntries : chargeItemEntries;
  const entry: readonly Entry[] = [...partyEntries(visit), ...encounterEntries(visit, step), ...charged(visit, step)];
  const bundle = {
    resourceType: 'Bundle',
    id: step.messageId,
    identifier: identifierOf(`${base}/bundles`, step.messageId),
    type,
    timestamp: `${visit.serviceDate}T18:00:00Z`,
    entry,
  };
  return Buffer.from(JSON.stringify(bundle), 'utf8');
}
