import type { ProfessionalClaim } from './claim.js';

/** A claim and its ordinal in the file, from 1. */
export interface Numbered {
  readonly claim: ProfessionalClaim;
  readonly ordinal: number;
}

/** Claims that share a hierarchical level, never empty. */
export interface Level {
  readonly first: Numbered;
  readonly all: readonly Numbered[];
}

function levels(claims: readonly Numbered[], key: (claim: ProfessionalClaim) => unknown): readonly Level[] {
  const byKey = new Map<string, { first: Numbered; all: Numbered[] }>();
  for (const numbered of claims) {
    const text = JSON.stringify(key(numbered.claim));
    const level = byKey.get(text);
    if (level === undefined) byKey.set(text, { first: numbered, all: [numbered] });
    else level.all.push(numbered);
  }
  return [...byKey.values()];
}

/** Loops 2000A, in the order in which the billing providers first come. */
export function byBillingProvider(claims: readonly ProfessionalClaim[]): readonly Level[] {
  const numbered = claims.map((claim, index) => ({ claim, ordinal: index + 1 }));
  return levels(numbered, ({ billingProvider }) => billingProvider);
}

/**
 * Loops 2000B of a billing provider. SBR02 says whether the subscriber is the patient, so the subscriber's own claims
 * and those of dependents are two levels.
 */
export function bySubscriber({ all }: Level): readonly Level[] {
  return levels(all, ({ subscriber, payer, patient }) => [subscriber, payer, patient === undefined]);
}

/** Loops 2000C of a subscriber with dependents. */
export function byPatient({ all }: Level): readonly Level[] {
  return levels(all, ({ patient }) => patient);
}
