import type { SourceDirectory } from '@chargeline/contracts';
import { type Delivery, deliveryOf } from './delivery/delivery.js';
import { interleave } from './delivery/interleave.js';
import { type Step, stepsOf } from './delivery/step.js';
import { hl7DialectOf } from './dialects/hl7/message.js';
import { type FaultName, faultOf } from './faults/faults.js';
import { slotsOf } from './faults/slots.js';
import { sourceDirectory } from './practice/source-directory.js';
import { Random } from './random.js';
import { type SentVisit, sentVisitOf } from './sent-visit.js';
import { drawVisit } from './visit/draw-visit.js';
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

interface Plan {
  readonly visit: Visit;
  readonly steps: readonly Step[];
  readonly fault: FaultName | 'none';
}

interface Telling {
  readonly visit: Visit;
  readonly step: Step;
}

/** A seeded synthetic practice, held in memory; `deliveriesOf` and `visitsOf` give the same one by one. */
export function syntheticPractice(options: PracticeOptions): SyntheticPractice {
  const canaries = new Set<string>();
  const visits: SentVisit[] = [];
  for (const { visit, steps, fault } of plansOf(options)) {
    visits.push(sentVisitOf(visit, steps, fault));
    for (const canary of canariesOf(visit)) canaries.add(canary);
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
  for (const { visit, steps, fault } of plansOf(options)) yield sentVisitOf(visit, steps, fault);
}

function* toldBy(plans: Iterable<Plan>): Generator<readonly Telling[]> {
  for (const { visit, steps } of plans) yield steps.map((step) => ({ visit, step }));
}

function* plansOf({ encounters, seed }: PracticeOptions): Generator<Plan> {
  let number = 0;
  for (const { fault, byRest } of slotsOf(seed, encounters)) {
    yield planOf(seed, drawVisit(seed, number, byRest), fault);
    number += 1;
  }
}

function planOf(seed: number, drawn: Visit, fault: FaultName | 'none'): Plan {
  const random = new Random(seed, 'fault', drawn.number);
  const { inVisit, inSteps } = fault === 'none' ? {} : faultOf(fault);
  const visit = inVisit?.(drawn, random) ?? drawn;
  const { bundles, vendor } = visit.practice;
  const standAlone = bundles !== null || hl7DialectOf(vendor).insuranceWithCharges;
  const steps = stepsOf(visit, standAlone, random);
  return { visit, steps: inSteps?.(steps, visit) ?? steps, fault };
}

function canariesOf({ patient, visitNumber }: Visit): readonly string[] {
  const { lastName, medicalRecordNumber, insurance, address } = patient;
  return [lastName, medicalRecordNumber, insurance.memberId ?? '', visitNumber, address.line1].filter(
    (canary) => canary !== '',
  );
}
