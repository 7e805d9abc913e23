import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafkaHalf } from '@chargeline/kafka-broker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chargeline, type Ran } from './run.js';

let folder: string;
const run = (...args: readonly string[]): Promise<Ran> =>
  chargeline(args, { cwd: folder, env: { CHARGELINE_HOME: join(folder, 'home') } });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chargeline-demo-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a client without a Kafka is wrong use', async () => {
  expect(await run('demo', '--client', 'kafkajs')).toMatchObject({ exit: 2, out: '' });
});

interface Demo {
  readonly ledger: object;
  readonly deliveries: object;
  readonly otherFate: number;
  readonly sample: readonly string[];
  readonly files837: readonly string[];
}

async function demo(...args: readonly string[]): Promise<object> {
  const { exit, out, err } = await run('demo', '--encounters', '60', '--seed', '4', '--exit', '--json', ...args);
  expect({ exit, err: exit === 0 ? '' : err }).toEqual({ exit: 0, err: '' });
  const { ledger, deliveries, otherFate, sample, files837 } = JSON.parse(out) as Demo;
  // Ids of claims are made with the keys of the run.
  return { ledger, deliveries, otherFate, claims: sample.slice(1, -1), files: files837.length };
}

const { ok } = await kafkaHalf();

describe.skipIf(!ok)('on a real Kafka', { timeout: 600_000 }, () => {
  test('separate processes tell the same story as one, by either client', async () => {
    const inOneProcess = await demo();
    expect(inOneProcess).toMatchObject({ ledger: { accepted: 60, lost: 0, doubled: 0, centsOff: 0 } });
    expect(await demo('--kafka', '--client', 'kafkajs')).toEqual(inOneProcess);
    expect(await demo('--kafka', '--client', 'platformatic')).toEqual(inOneProcess);
  });
});
