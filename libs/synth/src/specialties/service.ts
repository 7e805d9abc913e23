import type { Sex } from '../people/person.js';
import type { PayerKind } from '../practice/payers.js';
import type { Site } from '../practice/practice.js';

/** One charge of a service; `chance` is in percent (100 when not said), `units` the most that are done (1 when not said). */
export interface ServiceItem {
  readonly code: string;
  readonly modifiers?: readonly string[];
  readonly units?: number;
  readonly chance?: number;
}

/**
 * What is done in one kind of visit, as one reads it in a chart: charges that go together with diagnoses that justify them, for the
 * people and at the places where that is done. `weight` is how often, among the services a practice could give.
 */
export interface Service {
  readonly weight: number;
  /** In full years on the day of service, both included. */
  readonly ages: readonly [from: number, to: number];
  readonly sex?: Sex;
  readonly places: readonly Site['placeOfService'][];
  readonly charges: readonly [ServiceItem, ...ServiceItem[]];
  /** One of these is the main diagnosis; codes that are out of force on the day are passed over. */
  readonly because: readonly string[];
  /** Up to two of these come along. */
  readonly also?: readonly string[];
  /** Only at a patient's first visit. */
  readonly firstVisit?: boolean;
  /** Whose code this is, where others bill the same otherwise: Medicare has codes of its own for what it covers. */
  readonly payers?: readonly PayerKind[];
  /** What is done at most once a year, under one name wherever it is done. */
  readonly onceAYear?: string;
}
