import { yearsBetween } from '@chargeline/kernel';
import type { OpenEncounter } from './join.js';

/** An encounter can be coded as soon as it has a charge; until then it waits. */
export const isComplete = ({ encounter }: OpenEncounter): boolean => encounter.charges.length > 0;

/** The patient's age is that on the first day of service, which later messages may move. */
export function withAge({ encounter, identity }: OpenEncounter): OpenEncounter {
  const { birthDate } = identity.patient;
  if (birthDate === null || encounter.serviceFrom === null) return { encounter, identity };
  const ageYears = yearsBetween(birthDate, encounter.serviceFrom);
  return { encounter: { ...encounter, patient: { ...encounter.patient, ageYears } }, identity };
}

/** Whether two states of an encounter would make the same claim: who said it last does not count. */
export function saysTheSame(one: OpenEncounter, other: OpenEncounter): boolean {
  const told = ({ encounter, identity }: OpenEncounter): string => {
    const { source: _, eventId: __, revision: ___, identity: ____, ...rest } = encounter;
    return JSON.stringify([rest, identity]);
  };
  return told(one) === told(other);
}
