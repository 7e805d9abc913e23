import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { isBalanced, runDemo } from '../src/index.js';

test('with JSON on the wire the records can be read by eye, and the ledger is the same', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chargeline-json-'));
  const logger = pino({ level: 'silent' });
  const { line, ledger } = await runDemo({ encounters: 40, seed: 3, folder, logger, env: { CHARGELINE_WIRE: 'json' } });
  const bodies: unknown[] = [];
  const tail = await line.log.tail('pricing.claim.priced.v1', ({ value }) =>
    bodies.push(JSON.parse(value!.toString())),
  );
  await tail.caughtUp;
  await tail.stop();
  await line.stop();
  await rm(folder, { recursive: true });
  expect(isBalanced(ledger)).toBe(true);
  expect(ledger.billed).toBeGreaterThan(30);
  expect(bodies[0]).toMatchObject({ encounter: { setting: 'professional' }, price: { schedule: 'pfs 2025-10' } });
});
