import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './command.js';
import { withLock } from './lock.js';

const HERE = fileURLToPath(new URL('../', import.meta.url));
const CACHE = path.resolve(HERE, '../../.cache');

/** Where the jars of Kafka 3.9.1 are, or will be. */
export const JARS = path.join(CACHE, 'kafka-3.9.1');

/** The folder appears whole, by a rename, or not at all. */
export const haveJars = (): boolean => existsSync(JARS);

/** Fetches Kafka's jars by Maven once for this clone; later calls find them. Two processes may call it at once. */
export async function fetchJars(): Promise<void> {
  if (haveJars()) return;
  await mkdir(CACHE, { recursive: true });
  await withLock(`${JARS}.lock`, async () => {
    if (haveJars()) return;
    const partial = `${JARS}.partial`;
    await rm(partial, { recursive: true, force: true });
    const goal = ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${partial}`];
    const { code, said } = await run('mvn', goal, HERE);
    if (code !== 0) {
      throw new Error(
        `Maven could not fetch Kafka's jars. Run "mvn dependency:copy-dependencies" in deploy/kafka to see why. It said: ${said.slice(-2_000)}`,
      );
    }
    await rename(partial, JARS);
  });
}
