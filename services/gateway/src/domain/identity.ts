import type { Address, SealedIdentity } from '@chargeline/contracts';
import type { SubmittedClaim } from './claim-batch.js';
import type { SubmittedAddress } from './party.js';

/** An address as the line carries it: a zip without its hyphen. */
export function addressOf(address: SubmittedAddress | undefined): Address | null {
  if (address === undefined) return null;
  const { line1, line2, city, state, zip } = address;
  return { line1, line2: line2 ?? null, city, state, zip: zip.replace('-', '') };
}

interface SubmittedPerson extends Partial<Omit<SubmittedClaim['patient'], 'address'>> {
  readonly address?: SubmittedAddress | undefined;
}

/** A person with all fields, null where nothing is said. */
export const personOf = ({ lastName, firstName, middleName, birthDate, sex, address }: SubmittedPerson) => ({
  lastName: lastName ?? null,
  firstName: firstName ?? null,
  middleName: middleName ?? null,
  birthDate: birthDate ?? null,
  sex: sex ?? null,
  address: addressOf(address),
});

/** All of a claim that says who the patient is: what gets sealed. The sender's reference counts as an account number. */
export function identityOf({ reference, patient, subscriber, memberId, groupNumber }: SubmittedClaim): SealedIdentity {
  return {
    patient: {
      ...personOf(patient),
      deathDate: patient.deathDate ?? null,
      medicalRecordNumber: patient.medicalRecordNumber ?? null,
      accountNumber: reference,
      phone: patient.phone ?? null,
    },
    subscriber: subscriber === undefined ? null : personOf(subscriber),
    memberId: memberId ?? null,
    groupNumber: groupNumber ?? null,
  };
}
