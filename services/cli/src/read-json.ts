import { readFile } from 'node:fs/promises';
import { notOk, wrongUse } from './exit.js';

/** Reads a file that the user named. Throws CHL_CLI_USE when it cannot be read and CHL_CLI_NOT_OK when it is not JSON; neither quotes it. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw wrongUse(`${path} cannot be read.`);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw notOk(`${path} is not JSON.`);
  }
}

/** The places at which a value does not conform, and how, without the value itself. */
export const placesOf = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly code?: string | undefined }[],
): string =>
  issues.map(({ path, code }) => `${path.map(String).join('.') || 'the whole'} (${code ?? 'custom'})`).join(', ');
