import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { alive } from './alive.js';

const NAME = /^chargeline-kafka-(\d+)-/;

/** A folder for one broker's data, named by this process. Those of processes that were killed are removed. */
export async function temporaryFolder(parent = tmpdir()): Promise<string> {
  for (const name of await readdir(parent)) {
    const owner = NAME.exec(name)?.[1];
    if (owner !== undefined && !alive(Number(owner))) {
      await rm(path.join(parent, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
  return await mkdtemp(path.join(parent, `chargeline-kafka-${process.pid}-`));
}
