import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { afterEach, expect, test } from 'vitest';
import { type Telemetry, telemetryOf, withTraceIds } from '../src/index.js';
import { type Receiver, startReceiver } from '../src/testing/index.js';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function aReceiver(): Promise<Receiver> {
  const receiver = await startReceiver();
  ends.push(receiver.close);
  return receiver;
}

async function tellingTo(endpoint: string, service: string, env: Record<string, string> = {}): Promise<Telemetry> {
  const telemetry = await telemetryOf(service, { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, ...env });
  ends.push(telemetry.stop);
  return telemetry;
}

test('two rooms of one process tell of themselves under their own names', async () => {
  const receiver = await aReceiver();
  const rooms = await Promise.all(['rules', 'pricing'].map((name) => tellingTo(receiver.endpoint, name)));
  for (const { tracer } of rooms) tracer!.startSpan('work', { kind: SpanKind.CONSUMER }).end();
  for (const { stop } of rooms) await stop();
  expect(receiver.spans.map(({ service, name, kind }) => [service, name, kind])).toEqual([
    ['rules', 'work', 'consumer'],
    ['pricing', 'work', 'consumer'],
  ]);
});

test('a span arrives as it was made', async () => {
  const receiver = await aReceiver();
  const { tracer, stop } = await tellingTo(receiver.endpoint, 'rules');
  const parent = tracer!.startSpan('receive');
  const inside = trace.setSpan(ROOT_CONTEXT, parent);
  const child = tracer!.startSpan(
    'process',
    { links: [{ context: parent.spanContext() }], startTime: 1_750_000_000_000 },
    inside,
  );
  child.setAttribute('chargeline.key', 'C1').setAttribute('messaging.kafka.offset', 7).addEvent('retry', { n: 1 });
  child.setStatus({ code: SpanStatusCode.ERROR, message: 'CHL_TEST' });
  child.end(1_750_000_000_250);
  await stop();
  const { traceId, spanId } = parent.spanContext();
  expect(receiver.spans).toEqual([
    expect.objectContaining({
      name: 'process',
      traceId,
      parentId: spanId,
      start: 1_750_000_000_000_000_000n,
      end: 1_750_000_000_250_000_000n,
      attributes: { 'chargeline.key': 'C1', 'messaging.kafka.offset': 7 },
      events: [{ name: 'retry', attributes: { n: 1 } }],
      links: [{ traceId, spanId, attributes: {} }],
      status: { code: 'error', message: 'CHL_TEST' },
    }),
  ]);
});

test('of the process is told where it runs, and nothing of its command line, owner and folders', async () => {
  const receiver = await aReceiver();
  const { tracer, stop } = await tellingTo(receiver.endpoint, 'rules', {
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
  });
  tracer!.startSpan('work').end();
  await stop();
  expect(Object.keys(receiver.spans[0]!.resource).sort()).toEqual([
    'deployment.environment.name',
    'host.arch',
    'host.id',
    'host.name',
    'service.instance.id',
    'service.name',
    'telemetry.sdk.language',
    'telemetry.sdk.name',
    'telemetry.sdk.version',
  ]);
});

test('doors sample as they are told', async () => {
  const receiver = await aReceiver();
  const { tracer, stop } = await tellingTo(receiver.endpoint, 'rules', {
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: '0',
  });
  const span = tracer!.startSpan('receive');
  expect([span.isRecording(), span.spanContext().traceFlags]).toEqual([false, 0]);
  span.end();
  await stop();
  expect(receiver.spans).toEqual([]);
});

test('one metric, two ways out: asked for as text, and sent', async () => {
  const receiver = await aReceiver();
  const { meter, metricsText, stop } = await tellingTo(receiver.endpoint, 'rules');
  meter.createCounter('chargeline_records_total', { description: 'Records taken.' }).add(3, { topic: 'a.b.c.v1' });
  const seconds = meter.createHistogram('chargeline_batch_seconds', { advice: { explicitBucketBoundaries: [0.5, 2] } });
  seconds.record(0.25, { topic: 'a.b.c.v1' });
  seconds.record(5, { topic: 'a.b.c.v1' });
  expect((await metricsText()).split('\n').filter((line) => !line.startsWith('#') && line !== '')).toEqual([
    'chargeline_records_total{topic="a.b.c.v1",service="rules"} 3',
    'chargeline_batch_seconds_count{topic="a.b.c.v1",service="rules"} 2',
    'chargeline_batch_seconds_sum{topic="a.b.c.v1",service="rules"} 5.25',
    'chargeline_batch_seconds_bucket{topic="a.b.c.v1",service="rules",le="0.5"} 1',
    'chargeline_batch_seconds_bucket{topic="a.b.c.v1",service="rules",le="2"} 1',
    'chargeline_batch_seconds_bucket{topic="a.b.c.v1",service="rules",le="+Inf"} 2',
  ]);
  await stop();
  expect(receiver.points).toEqual([
    { service: 'rules', name: 'chargeline_records_total', attributes: { topic: 'a.b.c.v1' }, value: 3 },
    { service: 'rules', name: 'chargeline_batch_seconds', attributes: { topic: 'a.b.c.v1' }, value: 2 },
  ]);
});

test('a collector that does not answer holds up neither the work nor, for long, the stop', async () => {
  const receiver = await aReceiver();
  const { tracer, stop } = await tellingTo(receiver.endpoint, 'rules');
  await receiver.close();
  tracer!.startSpan('work').end();
  await expect(stop()).resolves.toBeUndefined();
});

test('a line of the log has the ids of its span, and none without one', async () => {
  const receiver = await aReceiver();
  const { tracer } = await tellingTo(receiver.endpoint, 'rules');
  expect(withTraceIds({ a: 1 })).toEqual({ a: 1 });
  await tracer!.startActiveSpan('work', async (span) => {
    await Promise.resolve();
    const { traceId, spanId } = span.spanContext();
    expect(withTraceIds({ a: 1 })).toEqual({ a: 1, trace_id: traceId, span_id: spanId });
    span.end();
  });
});

const LOADED = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
  const { telemetryOf } = await import(process.argv[1]);
  const { tracer, metricsText, stop } = await telemetryOf('rules', process.env);
  await metricsText();
  await stop();
  console.log(JSON.stringify({ tracer: tracer !== undefined, sdk: loaded.some((url) => url.includes('sdk-node')) }));
`;

for (const [why, env, on] of [
  ['off: no tracer, and the SDK is not even loaded', {}, false],
  ['on', { OTEL_TRACES_EXPORTER: 'console' }, true],
] as const) {
  test(why, async () => {
    const built = new URL('../dist/index.js', import.meta.url).href;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', LOADED, built], {
      env,
    });
    expect(JSON.parse(stdout)).toEqual({ tracer: on, sdk: on });
  });
}
