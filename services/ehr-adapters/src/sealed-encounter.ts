import { createHash } from 'node:crypto';
import { type Encounter, encounterReceived, lifeAtService, type Source } from '@chargeline/contracts';
import { eventId } from '@chargeline/kernel';
import { blindIndex, encounterIdOf, holdsOf, type KeyProvider, seal } from '@chargeline/security';
import type { Told } from './domain/told.js';

/** The message that tells of an encounter, and which of its encounters it is. */
export interface Origin {
  readonly tenantId: string;
  readonly causeId: string;
  readonly ordinal: number;
  readonly source: Source;
}

/** SHA-256 in hex. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The document of what a message tells: identifiers become keyed indexes, and who the patient is goes under one seal. */
export function sealedEncounter(
  told: Told,
  { tenantId, causeId, ordinal, source }: Origin,
  keys: KeyProvider,
): Encounter {
  const { visitNumber, medicalRecordNumber, identity, sex, relationship, payer, ...open } = told;
  const place = {
    tenantId,
    encounterId: encounterIdOf(keys, tenantId, source.id, visitNumber),
    eventId: eventId(tenantId, causeId, encounterReceived.name, ordinal),
  };
  const { memberId } = identity;
  return {
    ...place,
    revision: 0,
    source,
    setting: 'professional',
    patient: {
      ref: blindIndex(keys, tenantId, 'mrn', medicalRecordNumber),
      sex,
      relationship,
      ...lifeAtService(identity, open),
    },
    identity: { sealed: seal(identity, place, keys), holds: holdsOf(identity) },
    coverage: payer && {
      ...payer,
      subscriberRef: memberId === null ? null : blindIndex(keys, tenantId, 'member', memberId),
    },
    ...open,
    frequency: null,
    originalReference: null,
    cleared: null,
    repaired: null,
  };
}
