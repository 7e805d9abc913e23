import { SourceDirectory } from '@chargeline/contracts';
import { notOk } from '../exit.js';
import { placesOf, readJson } from '../read-json.js';

/** Reads a source directory. Throws CHL_CLI_USE or CHL_CLI_NOT_OK, naming the place of each fault. */
export async function readSources(path: string): Promise<SourceDirectory> {
  const { data, error } = SourceDirectory.safeParse(await readJson(path));
  if (data === undefined) throw notOk(`${path} is not a source directory: ${placesOf(error.issues)}.`);
  return data;
}
