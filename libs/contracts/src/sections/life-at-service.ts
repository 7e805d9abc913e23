import { yearsBetween } from '@chargeline/kernel';
import type { Charge, Patient } from './encounter.js';
import type { SealedIdentity } from './identity.js';

type Days = Pick<Charge, 'serviceFrom' | 'serviceTo'>;

/**
 * What may be told openly of the patient's sealed dates: the age on the first day of service, and whether any day of service is after the
 * day of death. Null is what the dates do not tell.
 */
export function lifeAtService(
  { patient: { birthDate, deathDate } }: SealedIdentity,
  { serviceFrom, serviceTo, charges }: Days & { readonly charges: readonly Days[] },
): Pick<Patient, 'ageYears' | 'servedAfterDeath'> {
  const days = [{ serviceFrom, serviceTo }, ...charges].flatMap((of) => [of.serviceFrom, of.serviceTo]);
  const told = days.filter((day) => day !== null);
  return {
    ageYears: birthDate === null || serviceFrom === null ? null : yearsBetween(birthDate, serviceFrom),
    servedAfterDeath: deathDate === null || told.length === 0 ? null : told.some((day) => day > deathDate),
  };
}
