import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { syntheticPractice } from '@chargeline/synth';
import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { account, type DemoResult, isBalanced, type Ledger, readFarEnd, runDemo, sentEncounter } from '../src/index.js';

/** A block of 250 visits has every fault that the generator knows. */
const size = { encounters: 250, seed: 11 };

let folder: string;
let demo: DemoResult;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chargeline-demo-'));
  demo = await runDemo({ ...size, folder, logger: pino({ level: 'silent' }) });
});
afterAll(async () => {
  await demo.line.stop();
  await rm(folder, { recursive: true, force: true });
});

async function recount(): Promise<Ledger> {
  const sent = syntheticPractice(size).visits.map((visit) => sentEncounter(visit, demo.line.keys));
  return account(sent, await readFarEnd(demo.line.databaseUrl, demo.line.folder));
}

const ONE = `select claim_id from billing.claims where status = 'filed' and allowed_cents is not null order by claim_id limit 1`;

/** Runs a statement on one claim of the far end ($1), counts, and takes it back by its opposite. */
async function meddled(change: string, back: string): Promise<Ledger> {
  const client = new Client({ connectionString: demo.line.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ claim_id: string }>(ONE);
    const one = [rows[0]!.claim_id];
    await client.query(change, one);
    const ledger = await recount();
    await client.query(back, one);
    return ledger;
  } finally {
    await client.end();
  }
}

test('every encounter that was accepted is billed, rejected or parked, to the cent', () => {
  expect(demo.ledger).toEqual({ accepted: 250, billed: 237, rejected: 7, parked: 6, lost: 0, doubled: 0, centsOff: 0 });
  expect(isBalanced(demo.ledger)).toBe(true);
});

test('each has the fate that was planted, and each message the answer', () => {
  expect(demo.otherFate).toBe(0);
  expect(demo.deliveries).toMatchObject({ unexpected: 0, refused: 2 });
});

test('a sample is told without an identity', () => {
  const { canaries } = syntheticPractice(size);
  const told = demo.sample.join('\n');
  expect(demo.sample.length).toBeGreaterThan(4);
  expect(canaries.filter((canary) => told.includes(canary))).toEqual([]);
});

for (const [why, change, back, expected] of [
  [
    'a row that is gone is lost',
    `update billing.claims set status = 'withdrawn' where claim_id = $1 and status = 'filed'`,
    `update billing.claims set status = 'filed' where claim_id = $1 and file_id is not null`,
    { lost: 1, billed: 236 },
  ],
  [
    'a cent in a total is seen',
    `update billing.claims set total_cents = total_cents + 1 where claim_id = $1`,
    `update billing.claims set total_cents = total_cents - 1 where claim_id = $1`,
    { centsOff: 1 },
  ],
  [
    'two cents in a line are seen',
    `update billing.lines set charge_cents = charge_cents + 2 where claim_id = $1 and line = 1`,
    `update billing.lines set charge_cents = charge_cents - 2 where claim_id = $1 and line = 1`,
    { centsOff: 2 },
  ],
  [
    'a wrong price is seen',
    `update billing.claims set allowed_cents = allowed_cents + 3 where claim_id = $1`,
    `update billing.claims set allowed_cents = allowed_cents - 3 where claim_id = $1`,
    { centsOff: 3 },
  ],
] as const) {
  test(`the ledger does not trust: ${why}`, async () => {
    expect(await meddled(change, back)).toEqual({ ...demo.ledger, ...expected });
  });
}

test('a second copy of an 837 file is doubled', async () => {
  const copy = `${demo.files837[0]!}.copy.837`;
  await copyFile(demo.files837[0]!, copy);
  expect((await recount()).doubled).toBeGreaterThan(0);
  await rm(copy);
});

test('a file that is gone is lost', async () => {
  const aside = `${demo.files837[0]!}.aside`;
  await copyFile(demo.files837[0]!, aside);
  await rm(demo.files837[0]!);
  expect((await recount()).lost).toBeGreaterThan(0);
  await copyFile(aside, demo.files837[0]!);
  expect(await recount()).toEqual(demo.ledger);
});
