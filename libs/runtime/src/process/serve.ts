import { setTimeout as after } from 'node:timers/promises';
import { useReference } from '@chargeline/codes';
import { ChargelineError } from '@chargeline/kernel';
import { openKafkaLog } from '@chargeline/messaging';
import { telemetryOf, watchEventLoop } from '@chargeline/telemetry';
import { type Logger, pino } from 'pino';
import type { Readiness } from '../health.js';
import type { ServiceManifest } from '../manifest.js';
import type { Running } from '../start.js';
import { topicSettings } from '../topic-settings.js';
import { aborted } from './aborted.js';
import { openAdmin } from './admin-server.js';
import { begin } from './begin.js';
import { EXIT } from './exit.js';
import { lastWords } from './last-words.js';
import { processSettings } from './process-settings.js';

type Env = Readonly<Record<string, string | undefined>>;

function tell(logger: Logger, error: unknown): void {
  const { code, message } = lastWords(error);
  logger.fatal({ code }, message);
}

/** A process that was started through a channel ends with the one that started it. */
function endsWithParent(asked: AbortController): void {
  process.once('disconnect', () => asked.abort());
  process.channel!.unref();
}

function askedToStop(): AbortSignal {
  const asked = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => asked.abort());
  if (process.channel) endsWithParent(asked);
  return asked.signal;
}

/** Ends the process when it is asked to stop and has not in so many milliseconds. */
async function cutOff(asked: AbortSignal, millis: number, logger: Logger): Promise<void> {
  await aborted(asked);
  await after(millis, undefined, { ref: false });
  const text = 'CHARGELINE_GRACE_SECONDS are over. What was in hand is delivered again.';
  logger.error({ code: 'CHL_RUNTIME_CUT_OFF' }, text);
  process.exit(EXIT.cutOff);
}

/** Works until it is asked to stop, then ends what is in hand. */
async function work(manifest: ServiceManifest, env: Env, root: Logger, logger: Logger): Promise<void> {
  const asked = askedToStop();
  const settings = processSettings(env);
  const { partitions } = topicSettings(env);
  const { CHARGELINE_HOST: host, CHARGELINE_ADMIN_PORT: port, CHARGELINE_WIRE: format } = settings;
  useReference(settings.CHARGELINE_REFERENCE ?? null);
  root.level = logger.level = settings.CHARGELINE_LOG_LEVEL;
  void cutOff(asked, settings.CHARGELINE_GRACE_SECONDS * 1_000, logger);
  const telemetry = await telemetryOf(manifest.name, env);
  watchEventLoop(telemetry.meter);

  let running: Running | null = null;
  let before: Readiness = { status: 'not-ready', checks: { start: 'CHL_RUNTIME_STARTING' } };
  const admin = await openAdmin(host, port, {
    stuck: () => running?.answers.stuck() ?? null,
    ready: async () => (running === null || asked.aborted ? before : running.answers.ready()),
    metrics: () => telemetry.metricsText(),
  });
  logger.info({ admin: admin.url }, 'Starting.');

  const log = openKafkaLog(env, {
    clientId: manifest.name,
    onAlarm: (text) => logger.warn(text),
    onCrash: (error) => {
      tell(logger, error);
      process.exit(EXIT.crashed);
    },
  });
  const context = { log, env, logger: root, now: () => new Date(), format, telemetry };
  running = await begin(manifest, context, partitions, asked, ({ code, message }) => {
    if (before.checks['start'] !== code) logger.warn({ code }, `${message} Waiting.`);
    before = { status: 'not-ready', checks: { start: code } };
  });
  if (running !== null) logger.info({ url: running.url }, 'Ready.');

  await aborted(asked);
  before = { status: 'not-ready', checks: { stop: 'CHL_RUNTIME_STOPPING' } };
  logger.info('Stopping: what is in hand is ended.');
  await running?.stop();
  await log.close();
  await telemetry.stop();
  await admin.close();
  logger.info('Stopped.');
}

/**
 * Runs one service as a process of its own, on the Kafka of KAFKA_BROKERS, and ends the process: with 0 after a stop that was asked
 * for, 1 after a crash, 2 when a variable, topic or schema is wrong, 3 when the time for stopping was over.
 */
export async function serve(manifest: ServiceManifest, env: Env = process.env): Promise<void> {
  // Line by line, so that the last words come last.
  const root = pino({ base: null }, pino.destination({ dest: 1, sync: true }));
  const logger = root.child({ service: manifest.name });
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      tell(logger, error);
      process.exit(EXIT.crashed);
    });
  }
  try {
    await work(manifest, env, root, logger);
    process.exit(EXIT.stopped);
  } catch (error) {
    tell(logger, error);
    process.exit(error instanceof ChargelineError && !error.retriable ? EXIT.refused : EXIT.crashed);
  }
}
