import { createHmac } from 'node:crypto';
import { claimSubmitted, type Document } from '@chargeline/contracts';
import { derivedId, eventId } from '@chargeline/kernel';
import { blindIndex, encounterIdOf, holdsOf, type KeyProvider, type Place, seal } from '@chargeline/security';
import type { ClaimBatch, SubmittedClaim } from '../domain/claim-batch.js';
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

/** Tells bodies apart without keeping them; nobody without the key can test a guess. */
export const bodyDigest = (batch: ClaimBatch, { indexKey }: KeyProvider): string =>
  createHmac('sha256', indexKey).update('claim batch\n').update(JSON.stringify(batch)).digest('hex');

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

/** The event's document: nothing in clear that says who the patient is. Without a record number, name and birth date stand in for it. */
export function submittedOf(
  claim: SubmittedClaim,
  ordinal: number,
  place: Place,
  sealed: string,
  { subject, idempotencyKey, ...sender }: Sender,
  keys: KeyProvider,
): Submitted {
  const { tenantId } = sender;
  const { medicalRecordNumber, lastName, firstName, birthDate } = claim.patient;
  const patientRef =
    medicalRecordNumber === undefined
      ? blindIndex(keys, tenantId, 'person', JSON.stringify([lastName, firstName, birthDate]))
      : blindIndex(keys, tenantId, 'mrn', medicalRecordNumber);
  const encounter = encounterOf(claim, {
    ...place,
    messageId: `${idempotencyKey}#${ordinal}`,
    patientRef,
    subscriberRef: claim.memberId === undefined ? null : blindIndex(keys, tenantId, 'member', claim.memberId),
    identity: { sealed, holds: holdsOf(identityOf(claim)) },
  });
  const batchId = batchIdOf({ subject, idempotencyKey, ...sender });
  return { encounter, submission: { batchId, ordinal, requestedBy: subject } };
}
