import { type Delivery, deliveriesOf, type SentVisit, visitsOf } from '@chargeline/synth';
import { batchTraffic } from './batches.js';

/** Through which doors the claims come: `mix` as a practice really sends, or all through one, to tell what that one costs. */
export const DOORS = ['mix', 'mllp', 'fhir', 'rest'] as const;
export type DoorChoice = (typeof DOORS)[number];

export interface TrafficOptions {
  readonly claims: number;
  readonly seed: number;
  readonly door: DoorChoice;
}

/** What is sent, made when it is asked for, the same every time; and the sender's own books of it. */
export interface Traffic {
  readonly deliveries: () => Iterable<Delivery>;
  readonly visits: () => Iterable<SentVisit>;
}

function* only<T>(all: Iterable<T>, wanted: (one: T) => boolean): Generator<T> {
  for (const one of all) if (wanted(one)) yield one;
}

/** How large a practice must be to have so many visits at a door. A longer practice begins with the visits of a shorter one. */
function sizeFor(door: SentVisit['door'], claims: number, seed: number): number {
  let size = 0;
  let found = 0;
  for (const visit of visitsOf({ encounters: Number.MAX_SAFE_INTEGER, seed })) {
    size += 1;
    if (visit.door === door) found += 1;
    if (found >= claims) break;
  }
  return size;
}

function throughOne(door: SentVisit['door'], claims: number, seed: number): Traffic {
  const practice = { encounters: sizeFor(door, claims, seed), seed };
  return {
    deliveries: () => only(deliveriesOf(practice), (delivery) => delivery.door === door),
    visits: () => only(visitsOf(practice), (visit) => visit.door === door),
  };
}

/** So many claims of a synthetic practice, with its faults, resends and corrections. */
export function trafficOf({ claims, seed, door }: TrafficOptions): Traffic {
  const practice = { encounters: claims, seed };
  if (door === 'mix') return { deliveries: () => deliveriesOf(practice), visits: () => visitsOf(practice) };
  return door === 'rest' ? batchTraffic(claims, seed) : throughOne(door, claims, seed);
}
