import { type Charge, type Encounter, lifeAtService } from '@chargeline/contracts';
import { type OpenEncounter, said } from './join.js';

/** An encounter can be coded as soon as it has a charge; until then it waits. */
export const isComplete = ({ encounter }: OpenEncounter): boolean => encounter.charges.length > 0;

/** The patient's age at the visit, and whether it outlived them: later messages may move its days. An age that was told without a birth date stays. */
export function withLife({ encounter, identity }: OpenEncounter): OpenEncounter {
  const { patient } = encounter;
  const { ageYears, servedAfterDeath } = lifeAtService(identity, encounter);
  return {
    encounter: { ...encounter, patient: { ...patient, ageYears: ageYears ?? patient.ageYears, servedAfterDeath } },
    identity,
  };
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
