import { claimSubmitted, type Document } from '@chargeline/contracts';
import { derivedId, eventId } from '@chargeline/kernel';
import {
  encounterIdOf,
  holdsOf,
  type KeyProvider,
  patientRefOf,
  type Place,
  seal,
  subscriberRefOf,
} from '@chargeline/security';
import type { SubmittedClaim } from '../domain/claim-batch.js';
import { encounterOf, REST_SOURCE } from '../domain/encounter.js';
import { identityOf } from '../domain/identity.js';

/** Who sends a batch, under which key. */
export interface Sender {
  readonly tenantId: string;
  readonly subject: string;
  readonly idempotencyKey: string;
}

type Submitted = Document<(typeof claimSubmitted)['sections']>;

export const batchIdOf = ({ tenantId, idempotencyKey }: Sender): string => derivedId('batch', tenantId, idempotencyKey);

/** Where the identity of the n-th claim belongs: its encounter, and the event that will carry it. */
export function placeOf({ reference }: SubmittedClaim, ordinal: number, sender: Sender, keys: KeyProvider): Place {
  const { tenantId } = sender;
  return {
    tenantId,
    encounterId: encounterIdOf(keys, tenantId, REST_SOURCE, reference),
    eventId: eventId(tenantId, batchIdOf(sender), claimSubmitted.name, ordinal),
  };
}

export const sealOf = (claim: SubmittedClaim, place: Place, keys: KeyProvider): string =>
  seal(identityOf(claim), place, keys);

/** The event's document: nothing in clear that says who the patient is. */
export function submittedOf(
  claim: SubmittedClaim,
  ordinal: number,
  place: Place,
  sealed: string,
  { subject, idempotencyKey, ...sender }: Sender,
  keys: KeyProvider,
): Submitted {
  const { tenantId } = sender;
  const identity = identityOf(claim);
  const encounter = encounterOf(claim, {
    ...place,
    messageId: `${idempotencyKey}#${ordinal}`,
    patientRef: patientRefOf(keys, tenantId, identity),
    subscriberRef: subscriberRefOf(keys, tenantId, identity),
    identity: { sealed, holds: holdsOf(identity) },
  });
  const batchId = batchIdOf({ subject, idempotencyKey, ...sender });
  return { encounter, submission: { batchId, ordinal, requestedBy: subject } };
}
