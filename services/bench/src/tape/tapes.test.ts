import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Delivery, deliveriesOf } from '@chargeline/synth';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PHASES } from '../phases.js';
import { type Letter, lettersOf } from './tape.js';
import { tapesOf, writeTapes } from './tapes.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chargeline-tapes-'));
});
afterEach(() => rm(folder, { recursive: true }));

const sizes = { 'warm-up': 5, full: 40, paced: 15 };
const deliveries = [...deliveriesOf({ encounters: 60, seed: 4 })];
const quiet = (): void => undefined;

async function read(path: string): Promise<readonly Letter[]> {
  const letters: Letter[] = [];
  for await (const letter of lettersOf(path)) letters.push({ ...letter, body: Buffer.from(letter.body) });
  return letters;
}

/** A message once more is the same message, so its place tells them apart. */
const label = ({ door, messageId, body }: Pick<Delivery, 'door' | 'messageId' | 'body'>): string =>
  `${door} ${messageId} ${body.toString('base64')}`;

test('every message is on one tape, byte for byte, and its turn is its place in its phase', async () => {
  const counts = await writeTapes(deliveries, sizes, folder, quiet);
  const all: Letter[] = [];
  for (const phase of PHASES) {
    const letters = (await Promise.all(tapesOf(folder, phase).map(read))).flat();
    const turns = letters.map(({ turn }) => turn).toSorted((a, b) => a - b);
    expect(turns).toEqual(Array.from({ length: counts[phase].messages }, (_, turn) => turn));
    expect(counts[phase].claims).toBe(sizes[phase]);
    all.push(...letters);
  }
  expect(all.map(label).sort()).toEqual(deliveries.map(label).sort());
});

test('the messages of a visit are on one tape, in their order', async () => {
  await writeTapes(deliveries, sizes, folder, quiet);
  const tapes = await Promise.all(PHASES.flatMap((phase) => tapesOf(folder, phase)).map(read));
  for (const visit of new Set(deliveries.flatMap(({ visits }) => visits))) {
    const told = deliveries.filter(({ visits }) => visits.includes(visit)).map(label);
    const found = tapes.map((letters) => letters.map(label).filter((one) => told.includes(one)));
    expect(found.filter((one) => one.length > 0)).toEqual([told]);
  }
});

test('a message may be larger than what is read at once, and empty', async () => {
  const [first] = deliveries;
  const bodies = [Buffer.alloc(300_000, 'x'), Buffer.alloc(0), Buffer.from('end')];
  const large = bodies.map((body) => ({ ...first!, body }));
  await writeTapes(large, { 'warm-up': 1, full: 0, paced: 0 }, folder, quiet);
  const letters = (await Promise.all(tapesOf(folder, 'warm-up').map(read))).flat();
  expect(letters.map(({ body }) => body)).toEqual(bodies);
});
