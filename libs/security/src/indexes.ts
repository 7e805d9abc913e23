import type { SealedIdentity } from '@chargeline/contracts';
import { blindIndex } from './blind-index.js';
import type { KeyProvider } from './keys.js';

/** The keyed index of a patient: that of the medical record number. Without one, name and birth date stand in for it. */
export function patientRefOf(
  keys: KeyProvider,
  tenantId: string,
  { patient }: Pick<SealedIdentity, 'patient'>,
): string {
  const { medicalRecordNumber, lastName, firstName, birthDate } = patient;
  return medicalRecordNumber === null
    ? blindIndex(keys, tenantId, 'person', JSON.stringify([lastName, firstName, birthDate]))
    : blindIndex(keys, tenantId, 'mrn', medicalRecordNumber);
}

/** The keyed index of a member number; null without one. */
export const subscriberRefOf = (
  keys: KeyProvider,
  tenantId: string,
  { memberId }: Pick<SealedIdentity, 'memberId'>,
): string | null => (memberId === null ? null : blindIndex(keys, tenantId, 'member', memberId));
