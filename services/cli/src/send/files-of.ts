import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { wrongUse } from '../exit.js';

async function below(folder: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() || (entry.isSymbolicLink() && (await stat(path).catch(() => null))?.isFile() === true))
      paths.push(path);
  }
  return paths.sort();
}

/** Every file of these paths, folders by name with all that is below them; a file that is named twice comes once. */
export async function filesOf(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (found === null) throw wrongUse(`${path} is not there.`);
    files.push(...(found.isDirectory() ? await below(path) : [path]));
  }
  const byPlace = new Map<string, string>();
  for (const file of files) if (!byPlace.has(resolve(file))) byPlace.set(resolve(file), file);
  return [...byPlace.values()];
}
