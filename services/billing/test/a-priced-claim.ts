import {
  type ClaimLine,
  type claimPriced,
  type DocumentOf,
  type Encounter,
  SealedIdentity,
} from '@chargeline/contracts';
import { priced } from '@chargeline/contracts/testing';
import { claimIdOf, derivedId } from '@chargeline/kernel';
import { holdsOf, keyring, newKeyring, seal } from '@chargeline/security';
import type { Bill } from '../src/domain/bill.js';

export type PricedDocument = DocumentOf<typeof claimPriced>;

export const KEYRING = newKeyring();
export const keys = keyring(KEYRING);

/** The patient of the office visit, who is the subscriber too. */
export const anIdentity: SealedIdentity = SealedIdentity.parse({
  patient: {
    lastName: 'Doe',
    firstName: 'Jane',
    middleName: 'Q',
    birthDate: '1978-03-04',
    sex: 'F',
    address: { line1: '5 Elm Street', city: 'Pittsburgh', state: 'PA', zip: '15222' },
  },
  memberId: 'M0001',
  groupNumber: 'G77',
});

export interface Change {
  readonly visit?: string;
  readonly tenantId?: string;
  readonly revision?: number;
  readonly payerId?: string;
  readonly identity?: SealedIdentity;
  readonly encounter?: Partial<Encounter>;
  readonly claim?: Partial<PricedDocument['claim']>;
}

/** The office visit of the contracts' tests with an identity sealed for it. One `visit` is one claim. */
export function aPricedClaim({ visit = '1', identity = anIdentity, ...change }: Change = {}): PricedDocument {
  const { tenantId = 'acme', revision = 1, payerId = '12345' } = change;
  const encounterId = derivedId('test visit', visit);
  const place = { tenantId, encounterId, eventId: derivedId('test completed', tenantId, visit, revision) };
  return {
    ...priced,
    encounter: {
      ...priced.encounter,
      ...place,
      revision,
      coverage: { ...priced.encounter.coverage!, payerId },
      identity: { sealed: seal(identity, place, keys), holds: holdsOf(identity) },
      ...change.encounter,
    },
    claim: { ...priced.claim, claimId: claimIdOf(encounterId), revision, ...change.claim },
  };
}

export const aLine: ClaimLine = priced.claim.lines.at(0)!;

export const aBill = (change: Change = {}): Bill => aPricedClaim(change);

/** Whose id a visit's claim has. */
export const claimOfVisit = (visit: string): string => claimIdOf(derivedId('test visit', visit));
