import { deadLetters, ownerOf, replayRequested } from '@chargeline/contracts';
import type { TopicSpec } from '@chargeline/messaging';
import type { Context } from './context.js';
import type { ServiceManifest } from './manifest.js';
import { type Running, start } from './start.js';
import { RETENTION_DAYS } from './topic-settings.js';

/** Dead letters are a room's memory of what waits. */
const FOR_EVER = -1;

const DAY_MILLIS = 86_400_000;

const isOfDeadLetters = (topic: string): boolean => topic === deadLetters(ownerOf({ name: topic })).name;

/**
 * Every topic that these services need: what they read and write, each one's dead letters, and the replay commands. Events stay for
 * so many days, what a service remembers as long as it says and no less, dead letters for ever.
 */
export function topicsOf(
  manifests: readonly Pick<ServiceManifest, 'name' | 'consumes' | 'produces' | 'remembers'>[],
  partitions: number,
  retentionDays = RETENTION_DAYS,
): readonly Required<TopicSpec>[] {
  const letters = manifests.filter(({ consumes }) => consumes.length > 0).map(({ name }) => deadLetters(name).name);
  const events = manifests.flatMap(({ consumes, produces }) => [...consumes, ...produces].map(({ name }) => name));
  const names = [...new Set([...events, ...letters, replayRequested.name])].sort();
  const remembered = new Map(
    manifests.flatMap(({ remembers = [] }) => remembers.map(({ topic, days }) => [topic.name, days])),
  );
  const retentionOf = (name: string): number => {
    const days = remembered.get(name);
    if (isOfDeadLetters(name) || days === null) return FOR_EVER;
    return Math.max(retentionDays, days ?? 0) * DAY_MILLIS;
  };
  return names.map((name) => ({ name, partitions, retentionMs: retentionOf(name) }));
}

/** Starts services on one log, each in its own application with its own consumer group. When one does not start, none is left running. */
export async function startAll(manifests: readonly ServiceManifest[], context: Context): Promise<readonly Running[]> {
  const starts = await Promise.allSettled(manifests.map((manifest) => start(manifest, context)));
  const running = starts.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const failed = starts.find((outcome) => outcome.status === 'rejected');
  if (failed === undefined) return running;
  await stopAll(running);
  throw failed.reason;
}

export async function stopAll(running: readonly Running[]): Promise<void> {
  await Promise.all(running.map((service) => service.stop()));
}
