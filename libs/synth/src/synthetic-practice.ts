import type { Encounter, SourceDirectory } from '@chargeline/contracts';
import { type Delivery, deliveryOf } from './delivery/delivery.js';
import { interleave } from './delivery/interleave.js';
import { type Step, stepsOf } from './delivery/step.js';
import { hl7DialectOf } from './dialects/hl7/message.js';
import { encounterOf } from './encounter.js';
import { faultOf } from './faults/faults.js';
import { isClean, type Slot, slotsOf } from './faults/slots.js';
import { sourceDirectory } from './practice/source-directory.js';
import { Random } from './random.js';
import { type Plan, type SentVisit, sentVisitOf } from './sent-visit.js';
import { drawingOf, repeated } from './visit/draw-visit.js';
import type { Visit } from './visit/visit.js';

export interface PracticeOptions {
  /** How many visits. */
  readonly encounters: number;
  /** The same seed gives the same bytes; a longer practice begins with the visits of a shorter one. */
  readonly seed: number;
}

export interface SyntheticPractice {
  readonly sources: SourceDirectory;
  /** In the order of sending. */
  readonly deliveries: readonly Delivery[];
  readonly visits: readonly SentVisit[];
  /** Every value that identifies a patient and is found by searching for it: names, numbers, streets. */
  readonly canaries: readonly string[];
}

interface Telling {
  readonly visit: Visit;
  readonly step: Step;
}

/** A seeded synthetic practice, held in memory; `deliveriesOf` and `visitsOf` give the same one by one. */
export function syntheticPractice(options: PracticeOptions): SyntheticPractice {
  const canaries = new Set<string>();
  const visits: SentVisit[] = [];
  for (const plan of plansOf(options)) {
    visits.push(sentVisitOf(plan));
    for (const canary of canariesOf(plan.visit)) canaries.add(canary);
  }
  return { sources: sourceDirectory(), deliveries: [...deliveriesOf(options)], visits, canaries: [...canaries] };
}

/** The messages of a practice in the order of sending, each made when it is asked for. */
export function* deliveriesOf(options: PracticeOptions): Generator<Delivery> {
  let ordinal = 0;
  const told = interleave<Telling>(toldBy(plansOf(options)), new Random(options.seed, 'order'));
  for (const { visit, step } of told) yield deliveryOf(visit, step, (ordinal += 1));
}

/** The visits of a practice in the sender's own books. */
export function* visitsOf(options: PracticeOptions): Generator<SentVisit> {
  for (const plan of plansOf(options)) yield sentVisitOf(plan);
}

/** The visits of a practice as the line knows them in the end. */
export function* encountersOf(options: PracticeOptions): Generator<Encounter> {
  for (const { visit } of plansOf(options)) yield encounterOf(visit);
}

function* toldBy(plans: Iterable<Plan>): Generator<readonly Telling[]> {
  for (const { visit, steps } of plans) yield steps.map((step) => ({ visit, step }));
}

function* plansOf({ encounters, seed }: PracticeOptions): Generator<Plan> {
  const nextVisit = drawingOf(seed);
  let clean: Visit | null = null;
  for (const slot of slotsOf(seed, encounters)) {
    const plan = planOf(seed, nextVisit(slot.byRest), slot.fault, clean);
    if (isClean(slot)) clean = plan.visit;
    yield plan;
  }
}

function planOf(seed: number, drawn: Visit, fault: Slot['fault'], clean: Visit | null): Plan {
  const random = new Random(seed, 'fault', drawn.number);
  const { repeats, inVisit, inSteps } = fault === 'none' ? {} : faultOf(fault);
  const sameAs = repeats === true ? clean : null;
  const visit = sameAs === null ? (inVisit?.(drawn, random) ?? drawn) : repeated(sameAs, drawn.number);
  const { bundles, vendor } = visit.practice;
  const standAlone = bundles !== null || hl7DialectOf(vendor).insuranceWithCharges;
  const steps = stepsOf(visit, standAlone, random);
  return { visit, steps: inSteps?.(steps, visit) ?? steps, fault, sameAs };
}

function canariesOf({ patient, visitNumber }: Visit): readonly string[] {
  const { lastName, medicalRecordNumber, insurance, address } = patient;
  return [lastName, medicalRecordNumber, insurance.memberId ?? '', visitNumber, address.line1].filter(
    (canary) => canary !== '',
  );
}
