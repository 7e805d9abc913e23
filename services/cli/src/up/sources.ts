import { join } from 'node:path';
import type { SourceDirectory } from '@chargeline/contracts';
import { DEFAULT_SOURCES } from '../line/default-sources.js';
import { keep, readKept } from './kept-file.js';

/** Who may send to the line in a folder: those given now, else those of the last time, else anybody. */
export async function sourcesOf(folder: string, given: SourceDirectory | null): Promise<SourceDirectory> {
  const path = join(folder, 'sources.json');
  if (given === null) return (await readKept<SourceDirectory>(path)) ?? DEFAULT_SOURCES;
  await keep(path, given);
  return given;
}
