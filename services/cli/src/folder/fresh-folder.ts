import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { wrongUse } from '../exit.js';

async function made(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Makes `<parent>/<name>-<n>` with the first n that is not there yet, and never touches those that are. */
export async function nextFolder(parent: string, name: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  for (let n = 1; ; n += 1) {
    const folder = join(resolve(parent), `${name}-${n}`);
    if (await made(folder)) return folder;
  }
}

/** Makes the folder that the user named. Throws CHL_CLI_USE when there is something in it: it would be counted with what comes. */
export async function emptyFolder(path: string): Promise<string> {
  const folder = resolve(path);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0)
    throw wrongUse(`${path} is not empty. Name another folder; nothing in it was touched.`);
  return folder;
}
