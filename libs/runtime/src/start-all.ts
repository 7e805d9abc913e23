import { deadLetters, replayRequested } from '@chargeline/contracts';
import type { TopicSpec } from '@chargeline/messaging';
import type { Context } from './context.js';
import type { ServiceManifest } from './manifest.js';
import { type Running, start } from './start.js';

/** Every topic that these services need: what they read and write, each one's dead letters, and the replay commands. */
export function topicsOf(manifests: readonly ServiceManifest[], partitions: number): readonly TopicSpec[] {
  const names = manifests.flatMap(({ name, consumes, produces }) => [
    ...[...consumes, ...produces].map((topic) => topic.name),
    ...(consumes.length > 0 ? [deadLetters(name).name] : []),
  ]);
  return [...new Set([...names, replayRequested.name])].sort().map((name) => ({ name, partitions }));
}

/** Starts services on one log, each in its own application with its own consumer group; stops them upstream first. */
export async function startAll(manifests: readonly ServiceManifest[], context: Context): Promise<readonly Running[]> {
  const running: Running[] = [];
  try {
    for (const manifest of manifests) running.push(await start(manifest, context));
  } catch (error) {
    await stopAll(running);
    throw error;
  }
  return running;
}

export async function stopAll(running: readonly Running[]): Promise<void> {
  for (const service of running) await service.stop();
}
