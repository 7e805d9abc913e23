import 'reflect-metadata';
import { ChargelineError } from '@chargeline/kernel';
import { backoff, LogTransport, MemoryLog, type Tracing } from '@chargeline/messaging';
import { type Telemetry, telemetryOf, withTraceIds } from '@chargeline/telemetry';
import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Context } from './context.js';
import { CoreModule } from './core.module.js';
import { Health } from './health.js';
import { unroutable } from './http/unroutable.js';
import type { ServiceManifest } from './manifest.js';
import { Metrics } from './metrics.js';
import { NestLogger } from './nest-logger.js';
import { mustHandle, ownTopicsOnly } from './own-topics.js';
import type { Answers } from './process/admin-server.js';
import { Pulse } from './pulse.js';

const MAX_BATCH = 500;
const MAX_BODY = 20 * 1024 * 1024;
/** From the first byte of a request to its last: a sender that drips longer is cut off. */
const REQUEST_MILLIS = 60_000;

/** A service that runs. */
export interface Running {
  readonly name: string;
  /** Where it answers HTTP, or null. */
  readonly url: string | null;
  readonly app: NestFastifyApplication;
  /** What it says of itself to its operators. */
  readonly answers: Answers;
  /** Takes nothing new, ends what is in hand, closes its tables. */
  readonly stop: () => Promise<void>;
}

function root(
  { name, module }: ServiceManifest,
  context: Context,
  metrics: Metrics,
  health: Health,
  tracing: Tracing | undefined,
): Type {
  @Module({ imports: [CoreModule.of(name, context, metrics, health, tracing), module] })
  class Root {}
  return Root;
}

function tracingOf({ tracer }: Telemetry, { log }: Context): Tracing | undefined {
  return tracer && { tracer, system: log instanceof MemoryLog ? 'memory' : 'kafka' };
}

function mustBeMember(group: string, joined: boolean): void {
  if (joined) return;
  throw new ChargelineError(
    'CHL_RUNTIME_NOT_A_MEMBER',
    `This process is not in its consumer group ${group} now.`,
    true,
  );
}

/** Starts one service in its own Nest application, on the context's log. */
export async function start(manifest: ServiceManifest, shared: Context): Promise<Running> {
  if (shared.telemetry !== undefined) return run(manifest, shared, shared.telemetry);
  const telemetry = await telemetryOf(manifest.name, shared.env);
  try {
    const running = await run(manifest, shared, telemetry);
    const stop = async (): Promise<void> => {
      await running.stop();
      await telemetry.stop();
    };
    return { ...running, stop };
  } catch (error) {
    await telemetry.stop();
    throw error;
  }
}

async function run(manifest: ServiceManifest, shared: Context, telemetry: Telemetry): Promise<Running> {
  const { name, httpPort } = manifest;
  const topics = manifest.consumes.map((topic) => topic.name);
  const tracing = tracingOf(telemetry, shared);
  const context = {
    ...shared,
    log: ownTopicsOnly(shared.log, manifest),
    logger: shared.logger.child({ service: name }, tracing && { formatters: { log: withTraceIds } }),
  };
  const metrics = new Metrics(telemetry, topics);
  const health = new Health();
  const pulse = new Pulse();
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY,
    requestTimeout: REQUEST_MILLIS,
    forceCloseConnections: 'idle',
    frameworkErrors: unroutable(name),
  });
  // Bodies are JSON. What else a room takes, it says itself: Nest would take forms, and Fastify texts, at every door.
  adapter.getInstance().removeContentTypeParser('text/plain');
  const app = await NestFactory.create<NestFastifyApplication>(
    root(manifest, context, metrics, health, tracing),
    adapter,
    {
      logger: new NestLogger(context.logger),
      abortOnError: false,
      bodyParser: false,
    },
  );
  const { log, format, now } = context;
  const strategy = new LogTransport({
    service: name,
    log,
    format,
    now,
    maxBatch: MAX_BATCH,
    pause: backoff(50, 5_000),
    tracing,
    pulse,
    onBatch: (batch) => metrics.batch(batch),
    onAlarm: (text) => context.logger.error(text),
  });
  app.connectMicroservice({ strategy }, { inheritAppConfig: true });
  try {
    await app.init();
    await app.startAllMicroservices();
    mustHandle(manifest, [...strategy.getHandlers().keys()]);
    if (httpPort !== null)
      await app.listen(Number(context.env[httpPort] ?? 0), context.env['CHARGELINE_HOST'] ?? '127.0.0.1');
  } catch (error) {
    await app.close();
    throw error;
  }
  metrics.watchLag(() => log.lag(name, topics));
  health.expect('log', async () => void (await log.listTopics()));
  if (topics.length > 0) health.expect('group', async () => mustBeMember(name, strategy.joined()));
  return {
    name,
    url: httpPort === null ? null : await app.getUrl(),
    app,
    answers: {
      stuck: () => pulse.stuck(),
      ready: () => health.ready(),
      metrics: () => metrics.text(),
    },
    stop: () => app.close(),
  };
}
