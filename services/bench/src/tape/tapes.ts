import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import type { Delivery } from '@chargeline/synth';
import { type Phase, phaseOf, PHASES, type PhaseSizes } from '../phases.js';
import { onTape } from './tape.js';

/** So many messages are under way at once: each lane waits for its answer, as MLLP wants it. */
export const LANES = 32;

const FULL = 256 * 1024;
/** So many messages are made before others of this process get a turn. */
const AT_A_STRETCH = 100;

const tapeOf = (folder: string, phase: Phase, lane: number): string => join(folder, `${phase}-${lane}.tape`);

export const tapesOf = (folder: string, phase: Phase): readonly string[] =>
  Array.from({ length: LANES }, (_, lane) => tapeOf(folder, phase, lane));

/** What a phase has to say. */
export interface PhaseTraffic {
  readonly claims: number;
  readonly messages: number;
}

/** Appends to a file in large pieces. */
class Writer {
  private pieces: Buffer[] = [];
  private size = 0;
  private readonly file: number;

  constructor(path: string) {
    this.file = openSync(path, 'w', 0o600);
  }

  write(piece: Buffer): void {
    this.pieces.push(piece);
    this.size += piece.length;
    if (this.size >= FULL) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    writeSync(this.file, Buffer.concat(this.pieces));
    this.pieces = [];
    this.size = 0;
  }
}

interface Place {
  readonly phase: Phase;
  readonly lane: number;
}

/**
 * Writes the messages of all phases to tapes, one a lane, before any clock starts. Messages of one visit stay in one lane of one
 * phase, so that they arrive in the order in which they were sent. `tell` is told how many are written.
 */
export async function writeTapes(
  deliveries: Iterable<Delivery>,
  sizes: PhaseSizes,
  folder: string,
  tell: (messages: number) => void,
): Promise<Record<Phase, PhaseTraffic>> {
  const writers = new Map(PHASES.map((phase) => [phase, tapesOf(folder, phase).map((path) => new Writer(path))]));
  const count = () => ({ claims: 0, messages: 0 });
  const counts = { 'warm-up': count(), full: count(), paced: count() };
  const places = new Map<string, Place>();
  let lane = 0;
  let told = 0;
  for (const { visits, door, tenantId, sourceId, messageId, expect, body } of deliveries) {
    const place = places.get(visits[0]!) ?? { phase: phaseOf(places.size, sizes), lane: lane++ % LANES };
    const phase = counts[place.phase];
    for (const visit of visits.filter((one) => !places.has(one))) {
      places.set(visit, place);
      phase.claims += 1;
    }
    const letter = { door, tenantId, sourceId, messageId, expect, body, turn: phase.messages };
    writers.get(place.phase)![place.lane]!.write(onTape(letter));
    phase.messages += 1;
    tell((told += 1));
    if (told % AT_A_STRETCH === 0) await breath();
  }
  for (const lanes of writers.values()) for (const writer of lanes) writer.close();
  return counts;
}
