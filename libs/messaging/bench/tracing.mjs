/**
 * What an event costs a room on the in-process log, in CPU of this process: without spans, with spans of which none is sampled, and
 * with all of them sent to a receiver that is a process of its own. Build first.
 * node libs/messaging/bench/tracing.mjs [--events N]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { deadLetters, replayRequested, Reprocess, topic } from '@chargeline/contracts';
import { telemetryOf } from '../../telemetry/dist/index.js';
import { backoff, consume, emit, MemoryLog, read, recorder } from '../dist/index.js';

const ROUNDS = 5;
const BATCH = 500;
const RECEIVER = `
  const { createServer } = require('node:http');
  createServer((request, response) => request.resume().on('end', () => response.end()))
    .listen(0, '127.0.0.1', function () { console.log(this.address().port); });
`;

const { values } = parseArgs({ options: { events: { type: 'string', default: '20000' } } });
const count = Number(values.events);
if (!Number.isSafeInteger(count) || count < BATCH) throw new Error(`--events must be a whole number from ${BATCH}.`);

const note = topic('writer.note.written.v1', { reprocess: Reprocess }, 'reprocess', 'encounterId');
const copy = topic('copier.note.copied.v1', { reprocess: Reprocess }, 'reprocess', 'encounterId');
const now = () => new Date();
const encounterId = (number) => `00000000-0000-5000-8000-${String(number).padStart(12, '0')}`;

function written(flags) {
  const record = recorder('writer', 'avro', now);
  return Array.from({ length: count }, (_, number) => {
    const traceparent = `00-${String(number + 1).padStart(32, '0')}-00000000000000aa-${flags}`;
    const cause = { id: String(number), tenant: 'acme', traceparent, releases: {} };
    const fields = { commandId: String(number), tenantId: 'acme', requestedBy: 'bench', reason: null };
    return record(emit(note, cause, { reprocess: { ...fields, encounterId: encounterId(number) } }));
  });
}

/** Microseconds of CPU an event. */
async function round(tracer, flags) {
  const log = new MemoryLog({ maxBehind: count, retain: 2 * count });
  const topics = [note, copy, deadLetters('copier'), replayRequested];
  await log.createTopics(topics.map(({ name }) => ({ name, partitions: 1 })));
  const records = written(flags);
  for (let at = 0; at < count; at += BATCH) await log.append(records.slice(at, at + BATCH));
  const all = Promise.withResolvers();
  let seen = 0;
  const handle = async (events) => events.map((event) => emit(copy, event, event.body));
  const onBatch = (batch) => {
    seen += batch.records;
    if (seen >= count) all.resolve();
  };
  const tracing = tracer && { tracer, system: 'memory' };
  const options = {
    service: 'copier',
    log,
    format: 'avro',
    maxBatch: BATCH,
    pause: backoff(1, 1),
    now,
    tracing,
    onBatch,
  };
  const cpu = process.cpuUsage();
  const subscription = await consume([{ reading: read(note, note.sections), handle }], options);
  await all.promise;
  await subscription.stop();
  await log.close();
  const { user, system } = process.cpuUsage(cpu);
  return (user + system) / count;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

const receiver = spawn(process.execPath, ['-e', RECEIVER], { stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const [port] = await once(receiver.stdout, 'data');
  const OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${String(port).trim()}`;
  const OTEL_BSP_MAX_QUEUE_SIZE = String(2 * count);
  const variables = { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_BSP_MAX_QUEUE_SIZE };
  const ways = { off: [undefined, '01'], 'on, not sampled': ['tracer', '00'], 'on, all sent': ['tracer', '01'] };
  const costs = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
  for (let number = 0; number <= ROUNDS; number += 1) {
    for (const [way, [traced, flags]] of Object.entries(ways)) {
      const telemetry = await telemetryOf('copier', traced ? variables : {});
      const cpu = await round(telemetry.tracer, flags);
      const before = process.cpuUsage();
      await telemetry.stop();
      const { user, system } = process.cpuUsage(before);
      if (number > 0) costs[way].push(cpu + (user + system) / count);
    }
  }
  console.log(`${count} events in batches of ${BATCH}, median of ${ROUNDS} rounds, microseconds of CPU an event`);
  for (const [way, all] of Object.entries(costs)) console.log(`${way.padEnd(16)}${median(all).toFixed(1).padStart(8)}`);
} finally {
  receiver.kill();
}
