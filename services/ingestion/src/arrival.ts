import { createHash } from 'node:crypto';
import type { Changes, Encounter, SealedIdentity } from '@chargeline/contracts';
import type { Cause } from '@chargeline/messaging';
import { blindIndex, type KeyProvider, unseal } from '@chargeline/security';
import { contentOf } from './domain/complete.js';

/**
 * One event to take: a message's part of a visit (`told`), the wish to run the visit again, as it is (`changes` is null) or corrected,
 * or the repair of the revision that rules `judged`.
 */
export type Arrival = { readonly event: Cause; readonly encounterId: string } & (
  | { readonly told: Encounter }
  | { readonly changes: Changes | null }
  | { readonly changes: Changes; readonly judged: number }
);

/** The identity that a correction brings, sealed for the event that brings it. Throws CHL_SECURITY_SEAL_BROKEN. */
export function identityIn(
  { identity }: Changes,
  { event, encounterId }: Arrival,
  keys: KeyProvider,
): SealedIdentity | null {
  const place = { tenantId: event.tenant, encounterId, eventId: event.id };
  return identity === null ? null : unseal(identity.sealed, place, keys);
}

/** What releases before this one did not know, and so digested nothing of where it is null. */
const LATER: ReadonlySet<string> = new Set(['servedAfterDeath', 'deathDate', 'clia']);

const textOf = (said: unknown): string =>
  JSON.stringify(said, (field, value: unknown) => (value === null && LATER.has(field) ? undefined : value));

/** What an arrival says. A sealed block differs each time it is sealed: a message's counts by what it holds, a correction's by its keyed index. */
function contentIn(arrival: Arrival, keys: KeyProvider): string {
  if ('told' in arrival) {
    return textOf({ ...contentOf(arrival.told), identity: arrival.told.identity.holds });
  }
  const { event, encounterId, changes } = arrival;
  if (changes === null) return encounterId;
  const corrected = identityIn(changes, arrival, keys);
  const identity = corrected && blindIndex(keys, event.tenant, 'correction', textOf(corrected));
  return textOf([encounterId, { ...changes, identity }, 'judged' in arrival ? arrival.judged : null]);
}

/** Tells whether the same event id comes with the same content. */
export const digestOf = (arrival: Arrival, keys: KeyProvider): string =>
  createHash('sha256').update(contentIn(arrival, keys)).digest('hex').slice(0, 32);
