import { diagnosisOn } from '@chargeline/codes';
import { type CalendarDate, yearsBetween } from '@chargeline/kernel';
import { dayOf } from '../people/person.js';
import { chargeFor } from '../practice/chargemaster.js';
import type { Door } from '../practice/practice.js';
import { Random } from '../random.js';
import type { Service } from '../specialties/service.js';
import { servicesOf, type SpecialtyName } from '../specialties/specialties.js';
import { patientOf } from './patient.js';
import type { Patient, Visit, VisitCharge, VisitDiagnosis } from './visit.js';

const YEAR = 2025;
const NEW_PATIENTS = 70;
/** How many visits back a returning patient may have come for the first time. */
const MEMORY = 2_000;
const REFERRED = 20;
const AUTHORIZED = 8;

interface Offer extends Service {
  readonly specialty: SpecialtyName;
}

/** The n-th visit of a seed: a function of the two alone, whatever other visits are drawn. `byRest` visits are billed by the practice's own system. */
export function drawVisit(seed: number, number: number, byRest: boolean): Visit {
  const random = new Random(seed, 'visit', number);
  const isNew = number === 0 || random.chance(NEW_PATIENTS);
  const patient = patientOf(seed, isNew ? number : number - 1 - random.below(Math.min(number, MEMORY)));
  const { practice } = patient;
  const serviceDate = dayOf(YEAR, random);
  const offer = random.weighted(offersTo(patient, serviceDate, isNew));
  const diagnoses = diagnosesOf(offer, serviceDate, random);
  const door: Door = byRest ? 'claim-batch' : practice.door;
  const clinicians = practice.clinicians[offer.specialty] ?? [];
  return {
    number,
    door,
    practice,
    visitNumber: `${byRest ? 'B' : 'V'}${practice.letter}${String(number).padStart(7, '0')}`,
    patient,
    site: random.pick(practice.sites.filter(({ placeOfService }) => offer.places.includes(placeOfService))),
    clinician: random.pick(clinicians),
    referring: random.chance(REFERRED) ? random.pick(practice.clinicians.family ?? []) : null,
    authorization: random.chance(AUTHORIZED) ? `AU${String(random.below(1_000_000)).padStart(6, '0')}` : null,
    serviceDate,
    diagnoses,
    charges: chargesOf(offer, { practice, number, door }, diagnoses.length, random),
  };
}

function offersTo({ practice, sex, birthDate }: Patient, day: CalendarDate, isNew: boolean): readonly Offer[] {
  // ChargeItem has no element for modifiers, so those practices do what needs none.
  const tellsModifiers = practice.bundles?.charges !== 'ChargeItem';
  const age = yearsBetween(birthDate, day);
  const places = new Set(practice.sites.map(({ placeOfService }) => placeOfService));
  return practice.specialties.flatMap((specialty) =>
    servicesOf(specialty)
      .filter((service) => service.ages[0] <= age && age <= service.ages[1])
      .filter((service) => (service.sex ?? sex) === sex && (isNew || service.firstVisit !== true))
      .filter(({ charges }) => tellsModifiers || charges.every(({ modifiers }) => modifiers === undefined))
      .filter((service) => service.places.some((place) => places.has(place)))
      .map((service) => ({ ...service, specialty })),
  );
}

/** The codes of a list that a claim of the day may carry. */
export const inForce = (codes: readonly string[], day: CalendarDate): readonly string[] =>
  codes.filter((code) => diagnosisOn(code, day).valid);

function diagnosesOf({ because, also = [] }: Service, day: CalendarDate, random: Random): readonly VisitDiagnosis[] {
  const main = random.pick(inForce(because, day));
  const others = random.shuffled(inForce(also, day).filter((code) => code !== main)).slice(0, random.below(3));
  return [main, ...others].map((code) => ({ code, system: 'ICD10CM' }));
}

function chargesOf(
  { charges }: Service,
  visit: Pick<Visit, 'practice' | 'number' | 'door'>,
  diagnoses: number,
  random: Random,
): readonly VisitCharge[] {
  return charges
    .filter(({ chance = 100 }) => random.chance(chance))
    .map(({ code, modifiers = [], units = 1 }, ordinal) =>
      chargeOf(visit, ordinal, { code, modifiers, units: 1 + random.below(units) }, ordinal === 0 ? diagnoses : 1),
    );
}

/** The charge that the practice makes for a code, as the n-th of its visit. */
export function chargeOf(
  { practice, number, door }: Pick<Visit, 'practice' | 'number' | 'door'>,
  ordinal: number,
  { code, modifiers, units }: Pick<VisitCharge, 'code' | 'modifiers' | 'units'>,
  pointsTo: number,
): VisitCharge {
  return {
    chargeId: chargeIdOf({ practice, number, door }, ordinal),
    code,
    system: /^\d/.test(code) ? 'CPT' : 'HCPCS',
    modifiers,
    units,
    chargeCents: chargeFor(practice, code, modifiers) * units,
    pointsTo,
  };
}

/** As the door knows it: a batch and a claim number their lines, HL7 and charge items have numbers of the sender's. */
function chargeIdOf({ practice, number, door }: Pick<Visit, 'practice' | 'number' | 'door'>, ordinal: number): string {
  if (door === 'claim-batch') return String(ordinal + 1);
  if (practice.bundles?.charges === 'Claim') return `claim${number}.${ordinal + 1}`;
  return `T${practice.letter}${String(number * 10 + ordinal).padStart(8, '0')}`;
}
