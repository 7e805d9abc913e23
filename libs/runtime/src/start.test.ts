import { claimPriced, claimScored, type Topic } from '@chargeline/contracts';
import { priced } from '@chargeline/contracts/testing';
import { Consume, extend, type Incoming, MemoryLog, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Module } from '@nestjs/common';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { type Running, start, topicsOf } from './index.js';
import { ownTopicsOnly } from './own-topics.js';

@Controller()
class OnClaimScored {
  @Consume(read(claimScored, {}))
  async handle(events: readonly Incoming<object>[]): Promise<readonly Outgoing[]> {
    return events.map((event) => extend(claimPriced, event, 'price', priced.price));
  }
}

@Module({ controllers: [OnClaimScored] })
class TestModule {}

const manifest = (
  consumes: readonly Topic[],
  produces: readonly Topic[],
  httpPort: 'TEST_HTTP_PORT' | null = null,
) => ({
  name: 'pricing',
  module: TestModule,
  consumes,
  produces,
  httpPort,
  variables: [],
});

const started: Running[] = [];
afterEach(async () => {
  for (const service of started.splice(0)) await service.stop();
});

async function run(which: ReturnType<typeof manifest>): Promise<Running> {
  const log = new MemoryLog();
  await log.createTopics(topicsOf([manifest([claimScored], [claimPriced])], 1));
  const service = await start(which, {
    log,
    env: {},
    logger: pino({ level: 'silent' }),
    now: () => new Date(),
    format: 'avro',
  });
  started.push(service);
  return service;
}

test('a service answers its operators, beside its door', async () => {
  const { url, answers } = await run(manifest([claimScored], [claimPriced], 'TEST_HTTP_PORT'));
  expect(answers.stuck()).toBeNull();
  expect(await answers.ready()).toEqual({ status: 'ready', checks: { log: 'ok', group: 'ok' } });
  expect(await answers.metrics()).toContain('chargeline_');
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
});

test('a service that nobody asks has no port', async () => {
  expect((await run(manifest([claimScored], [claimPriced]))).url).toBeNull();
});

for (const [why, consumes, fault] of [
  ['a handler that the manifest does not name', [], /a handler takes scoring\.claim\.scored\.v1/],
  ['a topic that no handler takes', [claimScored, claimPriced], /no handler takes pricing\.claim\.priced\.v1/],
] as const) {
  test(`a service does not start: ${why}`, async () => {
    await expect(run(manifest(consumes, [claimPriced]))).rejects.toMatchObject({
      code: 'CHL_RUNTIME_MANIFEST',
      message: expect.stringMatching(fault) as string,
    });
  });
}

test('a topic that the manifest does not name is not written', async () => {
  const log = new MemoryLog();
  await log.createTopics([{ name: claimPriced.name, partitions: 1 }]);
  const record = { topic: claimPriced.name, key: 'k', value: Buffer.alloc(0), headers: {} };
  await expect(ownTopicsOnly(log, manifest([], [])).append([record])).rejects.toMatchObject({
    code: 'CHL_RUNTIME_MANIFEST',
  });
  expect(await log.readAt(claimPriced.name, 0, '0')).toBeNull();
  await ownTopicsOnly(log, manifest([], [claimPriced])).append([record]);
  expect(await log.readAt(claimPriced.name, 0, '0')).toMatchObject({ key: 'k' });
});
