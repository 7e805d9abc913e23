import { diagnosisOn } from '@chargeline/codes';
import { type CalendarDate, yearsBetween } from '@chargeline/kernel';
import { dayOf } from '../people/person.js';
import { chargeFor } from '../practice/chargemaster.js';
import type { Door, Practice } from '../practice/practice.js';
import { Random } from '../random.js';
import type { Service } from '../specialties/service.js';
import { servicesOf, type SpecialtyName } from '../specialties/specialties.js';
import { type Chart, isDue, isFree } from './chart.js';
import { patientOf } from './patient.js';
import type { Patient, Visit, VisitCharge, VisitDiagnosis } from './visit.js';

const YEAR = 2025;
const NEW_PATIENTS = 70;
/** How many visits back a returning patient may have come for the first time. */
const MEMORY = 2_000;
/** How often another patient, another day is tried before somebody new comes. */
const TRIES = 8;
const REFERRED = 20;
const AUTHORIZED = 8;

interface Offer {
  readonly weight: number;
  readonly specialty: SpecialtyName;
  readonly service: Service;
}

/** Who comes when, and what may be done. */
interface Comer {
  readonly patient: Patient;
  readonly serviceDate: CalendarDate;
  readonly offers: readonly Offer[];
}

/**
 * Draws the visits of a seed one after the other: each is made of the seed, its number, and its patient's earlier visits, which it fits.
 * `byRest` visits are billed by the practice's own system.
 */
export function drawingOf(seed: number): (byRest: boolean) => Visit {
  const charts = new Map<number, Chart>();
  let number = 0;
  return (byRest) => {
    const visit = drawVisit(seed, number, byRest, charts);
    const { patient } = visit;
    charts.set(patient.number, [...(charts.get(patient.number) ?? []), visit]);
    charts.delete(number - MEMORY);
    number += 1;
    return visit;
  };
}

function drawVisit(seed: number, number: number, byRest: boolean, charts: ReadonlyMap<number, Chart>): Visit {
  const random = new Random(seed, 'visit', number);
  const { patient, serviceDate, offers } = comerOf(seed, number, charts, random);
  const { practice } = patient;
  const { specialty, service } = random.weighted(offers);
  const diagnoses = diagnosesOf(service, serviceDate, random);
  const door: Door = byRest ? 'claim-batch' : practice.door;
  const clinicians = practice.clinicians[specialty] ?? [];
  return {
    number,
    door,
    practice,
    visitNumber: visitNumberOf(door, practice, number),
    patient,
    site: random.pick(practice.sites.filter(({ placeOfService }) => service.places.includes(placeOfService))),
    clinician: random.pick(clinicians),
    referring: random.chance(REFERRED) ? random.pick(practice.clinicians.family ?? []) : null,
    authorization: random.chance(AUTHORIZED) ? `AU${String(random.below(1_000_000)).padStart(6, '0')}` : null,
    serviceDate,
    service,
    diagnoses,
    charges: chargesOf(service, { practice, number, door }, diagnoses.length, random),
  };
}

/** Somebody who was here before, else somebody new. */
function comerOf(seed: number, number: number, charts: ReadonlyMap<number, Chart>, random: Random): Comer {
  const tries = number === 0 || random.chance(NEW_PATIENTS) ? 0 : TRIES;
  for (let tried = 0; tried < tries; tried += 1) {
    const patient = patientOf(seed, number - 1 - random.below(Math.min(number, MEMORY)));
    const serviceDate = dayOf(YEAR, random);
    const chart = charts.get(patient.number) ?? [];
    const offers = offersTo(patient, serviceDate, false).filter(({ service }) => isDue(chart, serviceDate, service));
    if (isFree(chart, serviceDate) && offers.length > 0) return { patient, serviceDate, offers };
  }
  const patient = patientOf(seed, number);
  const serviceDate = dayOf(YEAR, random);
  return { patient, serviceDate, offers: offersTo(patient, serviceDate, true) };
}

function offersTo(patient: Patient, day: CalendarDate, isNew: boolean): readonly Offer[] {
  const { practice, sex, birthDate, insurance } = patient;
  // ChargeItem has no element for modifiers, so those practices do what needs none.
  const tellsModifiers = practice.bundles?.charges !== 'ChargeItem';
  const age = yearsBetween(birthDate, day);
  const places = new Set(practice.sites.map(({ placeOfService }) => placeOfService));
  return practice.specialties.flatMap((specialty) =>
    servicesOf(specialty)
      .filter((service) => service.ages[0] <= age && age <= service.ages[1])
      .filter((service) => (service.sex ?? sex) === sex && (isNew || service.firstVisit !== true))
      .filter(({ charges }) => tellsModifiers || charges.every(({ modifiers }) => modifiers === undefined))
      .filter(({ payers }) => payers === undefined || payers.includes(insurance.payer.kind))
      .filter((service) => service.places.some((place) => places.has(place)))
      .map((service) => ({ weight: service.weight, specialty, service })),
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

/** The same visit under another number, as when it is registered a second time. */
export function repeated(visit: Visit, number: number): Visit {
  const { door, practice } = visit;
  return {
    ...visit,
    number,
    visitNumber: visitNumberOf(door, practice, number),
    charges: visit.charges.map((charge, ordinal) => ({
      ...charge,
      chargeId: chargeIdOf({ practice, number, door }, ordinal),
    })),
  };
}

const visitNumberOf = (door: Door, { letter }: Practice, number: number): string =>
  `${door === 'claim-batch' ? 'B' : 'V'}${letter}${String(number).padStart(7, '0')}`;

/** As the door knows it: a batch and a claim number their lines, HL7 and charge items have numbers of the sender's. */
function chargeIdOf({ practice, number, door }: Pick<Visit, 'practice' | 'number' | 'door'>, ordinal: number): string {
  if (door === 'claim-batch') return String(ordinal + 1);
  if (practice.bundles?.charges === 'Claim') return `claim${number}.${ordinal + 1}`;
  return `T${practice.letter}${String(number * 10 + ordinal).padStart(8, '0')}`;
}
