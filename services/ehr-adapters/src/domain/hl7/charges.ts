import type { Charge, Diagnosis } from '@chargeline/contracts';
import type { Cents } from '@chargeline/kernel';
import type { Hl7Message } from '@chargeline/hl7';
import { ndcOf, ndcUnitOf } from '../ndc.js';
import { extended, minutesOf, unitsOf } from '../quantity.js';
import { type ChargeGroup, chargeGroups, firstPlace } from './charge-group.js';
import { diagnosisAt } from './diagnoses.js';
import type { Fields } from './fields.js';
import { procedureOf } from './procedure.js';
import type { Hl7Profile } from './profiles.js';

/** A charge, and the diagnoses that it names itself. */
export interface ToldCharge {
  readonly charge: Charge;
  readonly diagnoses: readonly Diagnosis[];
}

/** Transaction types of HL7 table 0017 that take money off, and CR as some feeds write it. */
const CREDITS = new Set(['CD', 'CR']);
const POINTERS = 4;

/** The charges of a message (FT1), each read by the vendor's profile. `known` are the message's own diagnoses (DG1). */
export function chargesOf(
  message: Hl7Message,
  profile: Hl7Profile,
  known: readonly Diagnosis[],
): readonly ToldCharge[] {
  const ids = new Set<string>();
  return chargeGroups(message).map((group) => {
    const told = chargeOf(group, profile, known, message.controlId);
    const { chargeId } = told.charge;
    if (ids.has(chargeId)) throw group.ft1.fault(2, 205, 'is the number of another charge of this message.');
    ids.add(chargeId);
    return told;
  });
}

function chargeOf(group: ChargeGroup, profile: Hl7Profile, known: readonly Diagnosis[], controlId: string): ToldCharge {
  const { ft1 } = group;
  refuseOtherThanCharges(ft1);
  const units = unitsAt(ft1);
  const diagnoses = diagnosesOfCharge(group, profile, known);
  const charge: Charge = {
    chargeId: chargeIdOf(ft1, controlId),
    ...procedureOf(group, profile),
    units,
    minutes: minutesAt(group),
    chargeCents: amountOf(ft1, units),
    serviceFrom: ft1.day(4),
    serviceTo: ft1.day(4, 2),
    placeOfService: null,
    diagnoses: diagnoses.map(({ code }) => code),
    ndc: drugOf(ft1),
  };
  return { charge, diagnoses };
}

function chargeIdOf(ft1: Fields, controlId: string): string {
  const given = ft1.text(2, 1, 80);
  if (given !== '') return given;
  const id = `${controlId}-${ft1.text(1, 1, 10) || ft1.sequence}`;
  if (id.length > 80) throw ft1.fault(2, 101, 'is empty, and MSH-10 is too long to number the charge by.');
  return id;
}

function refuseOtherThanCharges(ft1: Fields): void {
  const type = ft1.required(6, 1, 20).toUpperCase();
  if (CREDITS.has(type)) throw ft1.fault(6, 103, 'is a credit: credits are not taken yet.');
  if (type !== 'CG') throw ft1.fault(6, 103, 'is no charge (CG).');
}

function unitsAt(ft1: Fields): number {
  const text = ft1.text(10, 1, 30);
  const units = text === '' ? 1 : unitsOf(text);
  if (units === null) throw ft1.fault(10, 102, 'is not a quantity above 0 with at most three decimals.');
  return units;
}

/** PR1-10 of the charge's procedure, the minutes of anesthesia; of two procedures it does not say whose. */
function minutesAt({ procedures: [procedure, second] }: ChargeGroup): number | null {
  if (procedure === undefined || second !== undefined) return null;
  const text = procedure.text(10, 1, 30);
  if (text === '' || Number(text) === 0) return null;
  const minutes = minutesOf(text);
  if (minutes === null) throw procedure.fault(10, 102, 'is not a number of whole minutes, at most 9999.');
  return minutes;
}

/** FT1-11 for all units, else a unit's amount (FT1-12, FT1-22) times units; null when no amount is given. */
function amountOf(ft1: Fields, units: number): Cents | null {
  const whole = ft1.cents(11);
  if (whole !== null) return whole;
  const field = [12, 22].find((one) => ft1.text(one, 1, 30) !== '');
  const unit = field === undefined ? null : ft1.cents(field);
  if (field === undefined || unit === null) return null;
  const cents = extended(unit, units);
  if (cents === null) throw ft1.fault(field, 102, 'times the quantity is not a whole number of cents.');
  return cents;
}

function diagnosesOfCharge(
  group: ChargeGroup,
  { chargeDiagnoses }: Hl7Profile,
  known: readonly Diagnosis[],
): readonly Diagnosis[] {
  for (const place of chargeDiagnoses) {
    if (place === 'DG1') return known.slice(0, POINTERS);
    const found = firstPlace(group, [place]);
    if (found === null) continue;
    const { fields, field } = found;
    const named = fields.repetitions(field).flatMap((repetition) => diagnosisAt(fields, field, repetition) ?? []);
    if (named.length > 12) throw fields.fault(field, 102, 'has more than 12 diagnoses.');
    return named;
  }
  return [];
}

/** FT1-29 names the drug and FT1-43 its quantity and unit (HL7 v2.7 and later). */
function drugOf(ft1: Fields): Charge['ndc'] {
  const text = ft1.text(29, 1, 20);
  const amount = ft1.text(43, 1, 30);
  if (text === '' && amount === '') return null;
  const code = ndcOf(text);
  if (code === null) throw ft1.fault(29, 102, 'is not an NDC in its 5-4-2 form.');
  const quantity = unitsOf(amount);
  const unit = ndcUnitOf(ft1.segment.get(43, 2).trim());
  if (quantity === null || unit === null) throw ft1.fault(43, 102, 'is not a quantity and unit of a drug.');
  return { code, quantity, unit };
}
