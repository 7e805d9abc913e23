import { deadLetters } from '@chargeline/contracts';
import { ChargelineError } from '@chargeline/kernel';
import type { Log, NewRecord } from '@chargeline/messaging';
import type { ServiceManifest } from './manifest.js';

const lies = (name: string, because: string): ChargelineError =>
  new ChargelineError(
    'CHL_RUNTIME_MANIFEST',
    `The manifest of ${name} is not true: ${because}. Correct src/manifest.ts.`,
    false,
  );

/** The log as one service may use it: it appends to its own topics only, as its manifest names them. */
export function ownTopicsOnly(log: Log, { name, produces }: Pick<ServiceManifest, 'name' | 'produces'>): Log {
  const own = new Set([...produces.map((topic) => topic.name), deadLetters(name).name]);
  return {
    append: async (records: readonly NewRecord[], signal?: AbortSignal) => {
      const foreign = records.find(({ topic }) => !own.has(topic));
      if (foreign !== undefined) throw lies(name, `it writes ${foreign.topic}`);
      await log.append(records, signal);
    },
    subscribe: (options) => log.subscribe(options),
    tail: (topic, each) => log.tail(topic, each),
    readAt: (topic, partition, offset) => log.readAt(topic, partition, offset),
    newest: (topic) => log.newest(topic),
    createTopics: (topics) => log.createTopics(topics),
    listTopics: () => log.listTopics(),
    lag: (group, topics) => log.lag(group, topics),
    close: () => log.close(),
  };
}

/** Refuses a service whose handlers take other topics than its manifest names. */
export function mustHandle(
  { name, consumes }: Pick<ServiceManifest, 'name' | 'consumes'>,
  handled: readonly string[],
): void {
  const named = consumes.map((topic) => topic.name);
  const [unread] = named.filter((topic) => !handled.includes(topic));
  const [unnamed] = handled.filter((topic) => !named.includes(topic));
  if (unread !== undefined) throw lies(name, `no handler takes ${unread}`);
  if (unnamed !== undefined) throw lies(name, `a handler takes ${unnamed}, which it does not name`);
}
