import { ChargelineError } from '@chargeline/kernel';
import { context, SpanStatusCode, trace } from '@opentelemetry/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsumerOptions, type Log, type LogRecord, MemoryLog } from '../src/index.js';
import { aRoom, type Note, numberOf, type Room } from './a-room.js';
import { Seen } from './notes.js';
import { contexts, keepingTracer, type Made } from './spans.js';

beforeAll(() => context.setGlobalContextManager(contexts()));
afterAll(() => context.disable());

const poison = new ChargelineError('CHL_TEST_POISON', 'No.', false);
const outage = new ChargelineError('CHL_TEST_OUTAGE', 'Not now.', true);

/** A room that makes spans, and what it is told of. */
async function aTracedRoom(log: Log = new MemoryLog()) {
  const room = await aRoom(log);
  const { tracer, made } = keepingTracer();
  const written = new Seen<LogRecord>();
  await log.tail(room.input.name, (record) => written.add(record));
  const tracing: Pick<ConsumerOptions, 'tracing'> = { tracing: { tracer, system: 'memory' } };
  const named = (name: string): Made[] => made.filter((span) => span.name === name);
  return {
    room,
    written,
    tracing,
    /** Of the room's events, in their order. */
    events: () => named(`process ${room.input.name}`),
    batches: () => named(`process_batch ${room.input.name}`),
    made,
  };
}

const parentOf = ({ headers }: LogRecord): { traceId: string; spanId: string } => {
  const [, traceId, spanId] = headers['traceparent']!.split('-');
  return { traceId: traceId!, spanId: spanId! };
};

const copying = (room: Room) => async (notes: readonly Note[]) => notes.map(room.copy);

test('an event has a span between the one that wrote it and what it leads to; its batch has one in a trace of its own', async () => {
  const { room, written, tracing, events, batches } = await aTracedRoom();
  await room.write([
    [0, 'a'],
    [1, 'b'],
  ]);
  const subscription = await room.start(copying(room), tracing);
  await room.copies.count(2);
  await subscription.stop();

  const writers = written.all.map(parentOf);
  expect(events().map(({ context, parentId }) => ({ traceId: context.traceId, spanId: parentId }))).toEqual(writers);
  expect(room.copies.all.map(parentOf)).toEqual(
    events().map(({ context: { traceId, spanId } }) => ({ traceId, spanId })),
  );
  const [batch] = batches();
  expect(batch).toMatchObject({ parentId: '', links: writers.map((context) => ({ context })), ended: true });
  expect(batch!.attributes).toEqual({
    'messaging.system': 'memory',
    'messaging.operation.name': 'process_batch',
    'messaging.operation.type': 'process',
    'messaging.destination.name': room.input.name,
    'messaging.destination.partition.id': '0',
    'messaging.batch.message_count': 2,
  });
  expect(events()[1]).toMatchObject({ ended: true, status: { code: SpanStatusCode.UNSET } });
  expect(events()[1]!.attributes).toEqual({
    'messaging.system': 'memory',
    'messaging.operation.name': 'process',
    'messaging.operation.type': 'process',
    'messaging.destination.name': room.input.name,
    'messaging.destination.partition.id': '0',
    'messaging.kafka.offset': 1,
    'messaging.message.id': written.all[1]!.headers['ce_id'],
    'chargeline.tenant': 'acme',
    'chargeline.outcome': 'done',
  });
});

test('a parked event is an error with its code, and so is one that waits behind it; the letters are their doing', async () => {
  const { room, tracing, events } = await aTracedRoom();
  await room.write([
    [0, 'a'],
    [1, 'b'],
    [2, 'a'],
  ]);
  const subscription = await room.start(async (notes) => {
    if (notes.some((note) => numberOf(note) === 0)) throw poison;
    return notes.map(room.copy);
  }, tracing);
  await room.letters.count(2);
  await subscription.stop();
  expect(
    events().map(({ status, attributes }) => [
      status,
      attributes['chargeline.outcome'],
      attributes['chargeline.error_code'],
    ]),
  ).toEqual([
    [{ code: SpanStatusCode.ERROR, message: 'CHL_TEST_POISON' }, 'parked', 'CHL_TEST_POISON'],
    [{ code: SpanStatusCode.UNSET }, 'done', undefined],
    [{ code: SpanStatusCode.ERROR, message: 'CHL_MESSAGING_WAITS_BEHIND' }, 'parked', 'CHL_MESSAGING_WAITS_BEHIND'],
  ]);
  expect(room.letterRecords.all.map((letter) => parentOf(letter).spanId)).toEqual(
    [events()[0]!, events()[2]!].map(({ context }) => context.spanId),
  );
});

test('a batch that is tried again says so, and ends well', async () => {
  const { room, tracing, events, batches } = await aTracedRoom();
  await room.write([[0, 'a']]);
  let calls = 0;
  const subscription = await room.start(async (notes) => {
    calls += 1;
    if (calls < 3) throw outage;
    return notes.map(room.copy);
  }, tracing);
  await room.copies.count(1);
  await subscription.stop();
  expect(batches().map(({ events, status }) => [events, status.code])).toEqual([
    [['retry', 'retry'], SpanStatusCode.UNSET],
  ]);
  expect(events().map(({ attributes }) => attributes['chargeline.outcome'])).toEqual(['done']);
});

test('what the log did not take is delivered again, in the same trace', async () => {
  const log = new MemoryLog();
  let refusals = 0;
  const { room, written, tracing, events } = await aTracedRoom(log);
  const refusing: Log = Object.create(log, {
    append: {
      value: async (...args: Parameters<Log['append']>) => {
        refusals += 1;
        if (refusals === 1) throw outage;
        await log.append(...args);
      },
    },
  }) as Log;
  await room.write([[0, 'a']]);
  const subscription = await room.start(copying(room), { ...tracing, log: refusing });
  await room.copies.count(1);
  await subscription.stop();
  expect(
    events().map(({ context, parentId, attributes, status, ended }) => [
      { traceId: context.traceId, spanId: parentId },
      attributes['chargeline.outcome'],
      status.message,
      ended,
    ]),
  ).toEqual([
    [parentOf(written.all[0]!), 'redelivered', 'CHL_TEST_OUTAGE', true],
    [parentOf(written.all[0]!), 'done', undefined, true],
  ]);
});

test('an event that is asked back goes on in its own trace, with a link to the batch that asked', async () => {
  const { room, written, tracing, events, made } = await aTracedRoom();
  let sick = true;
  const subscription = await room.start(async (notes) => {
    if (sick) throw poison;
    return notes.map(room.copy);
  }, tracing);
  await room.write([[0, 'a']]);
  await room.letters.count(1);
  const [letter] = room.letters.all;
  await room.askBack(letter!.letterId);
  await expect
    .poll(() => events().map(({ attributes }) => attributes['chargeline.outcome']))
    .toEqual(['parked', 'parked']);
  sick = false;
  await room.askBack(letter!.letterId);
  await room.copies.count(1);
  await subscription.stop();
  const asking = made.filter(({ name }) => name.startsWith('process_batch gateway'));
  expect(
    events().map(({ parentId, links, attributes }) => [
      parentId,
      links.map(({ context }) => context.spanId),
      attributes['chargeline.outcome'],
    ]),
  ).toEqual([
    [parentOf(written.all[0]!).spanId, [], 'parked'],
    [parentOf(written.all[0]!).spanId, [asking[0]!.context.spanId], 'parked'],
    [parentOf(written.all[0]!).spanId, [asking[1]!.context.spanId], 'done'],
  ]);
  expect(parentOf(room.copies.all[0]!).spanId).toBe(events()[2]!.context.spanId);
});

test('a handler works under the span of its one event, else under that of the batch', async () => {
  const { room, tracing, events, batches } = await aTracedRoom();
  const under: (string | undefined)[] = [];
  await room.write([
    [0, 'a'],
    [1, 'b'],
  ]);
  const subscription = await room.start(async (notes) => {
    await Promise.resolve();
    under.push(trace.getActiveSpan()?.spanContext().spanId);
    if (notes.length > 1) throw poison;
    return notes.map(room.copy);
  }, tracing);
  await room.copies.count(2);
  await subscription.stop();
  expect(under).toEqual([...batches(), ...events()].map(({ context }) => context.spanId));
});

test('of what a stranger wrote nothing is told but where it stands', async () => {
  const log = new MemoryLog();
  const { room, tracing, events } = await aTracedRoom(log);
  const headers = { ce_id: 'Canarybird', tenant: 'Canarybird', traceparent: 'Canarybird', ce_type: 'Canarybird' };
  await log.append([{ topic: room.input.name, key: 'Canarybird', value: Buffer.from('Canarybird'), headers }]);
  const subscription = await room.start(copying(room), tracing);
  await room.letters.count(1);
  await subscription.stop();
  expect(events()).toMatchObject([{ parentId: '', status: { message: 'CHL_CONTRACTS_NO_ENVELOPE' } }]);
  expect(JSON.stringify(events())).not.toContain('Canarybird');
});

test('a claim that is not sampled stays so', async () => {
  const log = new MemoryLog();
  const { room, tracing } = await aTracedRoom(log);
  await room.write([[0, 'a']]);
  const first = (await log.readAt(room.input.name, 0, '0'))!;
  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00`;
  await log.append([{ ...first, key: 'a', value: first.value!, headers: { ...first.headers, traceparent } }]);
  for (const options of [tracing, {}]) {
    room.copies.all.length = 0;
    const other = options === tracing ? room.service : `${room.service}-untraced`;
    await log.createTopics([{ name: `${other}.dead-letter.v1`, partitions: 1 }]);
    const subscription = await room.start(copying(room), { ...options, service: other });
    await room.copies.count(2);
    await subscription.stop();
    expect(room.copies.all[1]!.headers['traceparent']).toMatch(/^00-a{32}-(?!b{16})[0-9a-f]{16}-00$/);
  }
});
