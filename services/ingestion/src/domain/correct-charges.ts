import { procedureSystem } from '@chargeline/codes';
import type { Changes, Charge, ChargeChange, Diagnosis, Encounter } from '@chargeline/contracts';
import { earliest, latest, said } from './join.js';
import { REFUSALS, type Refusal } from './refusal.js';

type Days = Pick<Encounter, 'serviceFrom' | 'serviceTo'>;

const bare = (code: string): string => code.replace('.', '').toUpperCase();

/**
 * A code that stands where a dropped one stood takes over its pointers; other pointers to a dropped code go.
 * A code that only a charge names is none of the encounter's list, and stays.
 */
function repointed(pointers: readonly string[], before: readonly Diagnosis[], after: readonly Diagnosis[]): string[] {
  const listedBefore = before.map(({ code }) => bare(code));
  const listedAfter = after.map(({ code }) => bare(code));
  const moved = pointers.flatMap((code) => {
    const place = listedBefore.indexOf(bare(code));
    if (place === -1 || listedAfter.includes(bare(code))) return [code];
    const instead = listedAfter[place];
    return instead === undefined || listedBefore.includes(instead) ? [] : [instead];
  });
  return [...new Set(moved)];
}

/** When the days of a visit are corrected, what stood on its first day moves to the new first day, and so with the last. */
function movedWith(
  { serviceFrom: first, serviceTo: last }: Days,
  changes: Changes,
): (day: string | null) => string | null {
  return (day) => {
    if (day === null) return null;
    if (day === first) return changes.serviceFrom ?? first;
    return day === last ? (changes.serviceTo ?? last) : day;
  };
}

function changed(charge: Charge, correction: ChargeChange): Charge {
  const { remove: _, ...change } = correction;
  const { code, serviceFrom } = change;
  const ofOneDay = charge.serviceTo === charge.serviceFrom;
  return {
    ...charge,
    ...said({ ...change, serviceTo: change.serviceTo ?? (ofOneDay ? serviceFrom : null) }),
    ...(code === null ? {} : { system: procedureSystem(code.toUpperCase()) ?? 'other' }),
  };
}

/** The charges after a correction, in their order, or why they cannot be so. */
export function correctCharges(before: Encounter, changes: Changes): readonly Charge[] | Refusal {
  const known = new Set(before.charges.map(({ chargeId }) => chargeId));
  const unknown = changes.charges.findIndex(({ chargeId }) => !known.has(chargeId));
  if (unknown !== -1) return { refused: REFUSALS.unknownCharge(unknown + 1) };

  const byId = new Map(changes.charges.map((change) => [change.chargeId, change]));
  const moved = movedWith(before, changes);
  const after = before.charges.flatMap((charge) => {
    const change = byId.get(charge.chargeId);
    if (change?.remove === true) return [];
    const days = { serviceFrom: moved(charge.serviceFrom), serviceTo: moved(charge.serviceTo) };
    const diagnoses =
      changes.diagnoses === null ? charge.diagnoses : repointed(charge.diagnoses, before.diagnoses, changes.diagnoses);
    const carried = { ...charge, ...days, diagnoses };
    return [change === undefined ? carried : changed(carried, change)];
  });
  if (after.length === 0) return { refused: REFUSALS.noChargeLeft };
  const pointless = before.charges.find(
    ({ chargeId, diagnoses }) =>
      diagnoses.length > 0 &&
      byId.get(chargeId)?.diagnoses?.length !== 0 &&
      after.some((charge) => charge.chargeId === chargeId && charge.diagnoses.length === 0),
  );
  return pointless === undefined ? after : { refused: REFUSALS.noDiagnosisLeft(pointless.chargeId) };
}

const firstDayOf = (charges: readonly Charge[]): string | null =>
  charges.map(({ serviceFrom }) => serviceFrom).reduce(earliest, null);

const lastDayOf = (charges: readonly Charge[]): string | null =>
  charges.map(({ serviceFrom, serviceTo }) => serviceTo ?? serviceFrom).reduce(latest, null);

/**
 * The days of an encounter after a correction of its own days or its charges': said ones, widened to span its charges; where none are
 * said, those that its charges span when each has a day of its own.
 */
export function correctDays(before: Encounter, changes: Changes, charges: readonly Charge[]): Days {
  const touched = changes.charges.some(
    ({ serviceFrom, serviceTo, remove }) => serviceFrom !== null || serviceTo !== null || remove === true,
  );
  const spoken = changes.serviceFrom !== null || changes.serviceTo !== null;
  if (!touched && !spoken) return { serviceFrom: before.serviceFrom, serviceTo: before.serviceTo };
  const dated = charges.every(({ serviceFrom }) => serviceFrom !== null);
  const moved = movedWith(before, changes);
  const told: Days =
    dated && !spoken
      ? { serviceFrom: null, serviceTo: null }
      : {
          serviceFrom: changes.serviceFrom ?? before.serviceFrom,
          serviceTo: changes.serviceTo ?? moved(before.serviceTo),
        };
  const serviceFrom = earliest(told.serviceFrom, firstDayOf(charges));
  const last = latest(told.serviceTo, lastDayOf(charges));
  return { serviceFrom, serviceTo: before.serviceTo === null && last === serviceFrom ? null : last };
}
