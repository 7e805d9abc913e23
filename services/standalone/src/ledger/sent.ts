import { claimIdOf } from '@chargeline/kernel';
import { encounterIdOf, type KeyProvider } from '@chargeline/security';
import type { SentVisit } from '@chargeline/synth';
import type { SentEncounter } from './account.js';

/** The sender's own list as the ledger counts it: the ids are derived as the doors derive them. */
export function sentEncounter(
  { tenantId, sourceId, visitNumber, totalCents, allowedCents }: SentVisit,
  keys: KeyProvider,
): SentEncounter {
  const encounterId = encounterIdOf(keys, tenantId, sourceId, visitNumber);
  return { encounterId, claimId: claimIdOf(encounterId), totalCents, allowedCents };
}
