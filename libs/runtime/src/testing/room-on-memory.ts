import type { Document, Sections, Topic } from '@chargeline/contracts';
import { type Incoming, MemoryLog, opener, type Outgoing, read, recorder } from '@chargeline/messaging';
import { pino } from 'pino';
import type { Context } from '../context.js';
import type { ServiceManifest } from '../manifest.js';
import { type Running, start } from '../start.js';
import { topicsOf } from '../start-all.js';

/** A whole room on an in-process log, for its own tests. */
export interface TestRoom {
  readonly running: Running;
  readonly context: Context;
  /** Writes events as another room would. */
  readonly send: (...outgoing: readonly Outgoing[]) => Promise<void>;
  /** The first `count` events of a topic, as soon as they are there. */
  readonly take: <S extends Sections>(topic: Topic<S>, count: number) => Promise<readonly Incoming<Document<S>>[]>;
  /** Resolves when the room has read all that was sent to it. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 5));
}

export function testContext(env: Context['env'] = {}): Context {
  return { log: new MemoryLog(), env, logger: pino({ level: 'silent' }), now: () => new Date(), format: 'avro' };
}

export async function roomOnMemory(manifest: ServiceManifest, env: Context['env'] = {}): Promise<TestRoom> {
  const context = testContext(env);
  const { log } = context;
  await log.createTopics(topicsOf([manifest], 2));
  const running = await start(manifest, context);
  const record = recorder('test', context.format, context.now);

  return {
    running,
    context,
    send: (...outgoing) => log.append(outgoing.map(record)),
    take: async (topic, count) => {
      const open = opener(read(topic, topic.sections));
      const events: Incoming<Document<(typeof topic)['sections']>>[] = [];
      const tail = await log.tail(topic.name, (event) => events.push(open(event)));
      await until(async () => events.length >= count);
      await tail.stop();
      return events.slice(0, count);
    },
    idle: () =>
      until(async () => {
        const lags = await log.lag(
          manifest.name,
          manifest.consumes.map(({ name }) => name),
        );
        return lags.every(({ behind }) => behind === 0);
      }),
    stop: async () => {
      await running.stop();
      await log.close();
    },
  };
}
