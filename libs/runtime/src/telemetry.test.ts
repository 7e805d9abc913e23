import { claimPriced, claimScored } from '@chargeline/contracts';
import { priced } from '@chargeline/contracts/testing';
import {
  Consume,
  emit,
  extend,
  type Incoming,
  type LogRecord,
  MemoryLog,
  type Outgoing,
  read,
  recorder,
} from '@chargeline/messaging';
import { startReceiver } from '@chargeline/telemetry/testing';
import { Controller, Inject, Module } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { Announcer, LOGGER, start, topicsOf } from './index.js';

@Controller()
class OnClaimScored {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  @Consume(read(claimScored, {}))
  async handle(events: readonly Incoming<object>[]): Promise<readonly Outgoing[]> {
    await Promise.resolve();
    this.logger.info('handled');
    return events.map((event) => extend(claimPriced, event, 'price', priced.price));
  }
}

@Module({ controllers: [OnClaimScored] })
class Room {}

const manifest = {
  name: 'pricing',
  module: Room,
  consumes: [claimScored],
  produces: [claimPriced],
  httpPort: null,
  variables: [],
};

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** The room on a log that holds one claim, whose writer was sampled. */
async function aRoom(env: Readonly<Record<string, string>>) {
  const log = new MemoryLog();
  await log.createTopics(topicsOf([manifest], 1));
  const lines: Record<string, unknown>[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line) as never) });
  const write = recorder('scoring', 'avro', () => new Date());
  const cause = { id: 'M1', tenant: 'acme', traceparent: '', releases: {} };
  const { price: _price, ...scored } = priced;
  const claim = write(emit(claimScored, cause, scored));
  await log.append([claim]);
  const out: LogRecord[] = [];
  await log.tail(claimPriced.name, (record) => out.push(record));
  const running = await start(manifest, { log, env, logger, now: () => new Date(), format: 'avro' });
  ends.push(running.stop);
  await expect.poll(() => out.length).toBe(1);
  return { log, running, lines, claim, out, announcer: running.app.get(Announcer) };
}

const partsOf = ({ headers }: { readonly headers: Readonly<Record<string, string>> }) => {
  const [, traceId, spanId, flags] = headers['traceparent']!.split('-');
  return { traceId, spanId, flags };
};

test('what a handler logs has the ids of its event, whose trace goes on', async () => {
  const receiver = await startReceiver();
  ends.push(receiver.close);
  const { running, lines, claim, out } = await aRoom({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint });
  await running.stop();
  const [span] = receiver.spans.filter(({ name }) => name === `process ${claimScored.name}`);
  expect(span).toMatchObject({ service: 'pricing', traceId: partsOf(claim).traceId, parentId: partsOf(claim).spanId });
  expect(lines.filter(({ msg }) => msg === 'handled')).toMatchObject([
    { trace_id: span!.traceId, span_id: span!.spanId },
  ]);
  expect(partsOf(out[0]!)).toEqual({ traceId: span!.traceId, spanId: span!.spanId, flags: '01' });
});

test('off: no ids in the log, and the trace is handed on all the same', async () => {
  const { lines, claim, out } = await aRoom({});
  expect(lines.filter(({ msg }) => msg === 'handled').map(Object.keys)).toEqual([
    expect.not.arrayContaining(['trace_id']),
  ]);
  expect(partsOf(out[0]!)).toMatchObject({ traceId: partsOf(claim).traceId, flags: '01' });
});

test('a door: one event is the doing of its message, several have traces of their own, and an error is its code', async () => {
  const receiver = await startReceiver();
  ends.push(receiver.close);
  const { running, announcer, out, claim } = await aRoom({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint });
  const cause = { id: 'M2', tenant: 'acme', traceparent: '', releases: {} };
  const event = (ordinal: number) => emit(claimPriced, cause, priced, { ordinal });
  await announcer.receive('', () => announcer.announce([event(0)]));
  await announcer.receive('', () => announcer.announce([event(1), event(2)]));
  await announcer.receive(claim.headers['traceparent']!, () => announcer.announce([event(3)]));
  const foreign = emit(claimScored, cause, { ...priced });
  await expect(announcer.receive('', () => announcer.announce([foreign]))).rejects.toThrow('manifest');
  await expect.poll(() => out.length).toBe(5);
  await running.stop();

  const named = (name: string) => receiver.spans.filter((span) => span.name === name);
  const [one, two, given, failed] = named('receive');
  const [, ...written] = out.map((record) => partsOf(record).spanId);
  const created = named(`create ${claimPriced.name}`);
  expect(written).toEqual([one!.spanId, ...created.map(({ spanId }) => spanId), given!.spanId]);
  expect(new Set([one, two, ...created].map((span) => span!.traceId)).size).toBe(4);
  expect(created.map(({ links, kind }) => [links[0]!.spanId, kind])).toEqual([
    [two!.spanId, 'producer'],
    [two!.spanId, 'producer'],
  ]);
  expect(given).toMatchObject({ traceId: partsOf(claim).traceId, parentId: partsOf(claim).spanId, kind: 'server' });
  expect(failed!.status).toEqual({ code: 'error', message: 'CHL_RUNTIME_MANIFEST' });
});
