import type { Charge, Encounter } from '@chargeline/contracts';
import { yearsBetween } from '@chargeline/kernel';
import { type OpenEncounter, said } from './join.js';

/** An encounter can be coded as soon as it has a charge; until then it waits. */
export const isComplete = ({ encounter }: OpenEncounter): boolean => encounter.charges.length > 0;

/** The patient's age is that on the first day of service, which later messages may move. */
export function withAge({ encounter, identity }: OpenEncounter): OpenEncounter {
  const { birthDate } = identity.patient;
  if (birthDate === null || encounter.serviceFrom === null) return { encounter, identity };
  const ageYears = yearsBetween(birthDate, encounter.serviceFrom);
  return { encounter: { ...encounter, patient: { ...encounter.patient, ageYears } }, identity };
}

/** Documents and digests of earlier releases know no minutes: where a charge tells none, it says what it said to them. */
const chargeContent = ({ minutes, ...charge }: Charge): object =>
  typeof minutes === 'number' ? { ...charge, minutes } : charge;

/** What an encounter says, the same whichever release kept it: what earlier ones did not know is there only where it says something. */
export const contentOf = ({ cleared, repaired, ...encounter }: Encounter) => ({
  ...encounter,
  charges: encounter.charges.map(chargeContent),
  ...said({ cleared, repaired }),
});

/** Whether two states of an encounter would make the same claim: who said it last does not count. */
export function saysTheSame(one: OpenEncounter, other: OpenEncounter): boolean {
  const told = ({ encounter, identity }: OpenEncounter): string => {
    const { source: _, eventId: __, revision: ___, identity: ____, ...rest } = contentOf(encounter);
    return JSON.stringify([rest, identity]);
  };
  return told(one) === told(other);
}
