import { dirname } from 'node:path';
import type { SourceDirectory } from '@chargeline/contracts';
import { keyring, type KeyProvider } from '@chargeline/security';
import { findLine, type Line, type LineState } from '@chargeline/standalone';
import { missing } from '../exit.js';

/** A running line as this tool saves it. */
export interface SavedLine extends LineState {
  /** In base64: what derives encounter ids. Null where it came from CHARGELINE_KEYRING: then it stays there. */
  readonly indexKey: string | null;
  /** The FHIR sources of its directory. */
  readonly fhirSources: readonly string[];
  /** The folder of its log files. */
  readonly logs: string;
}

type Running = Pick<Line, 'doors' | 'databaseUrl' | 'folder' | 'keys' | 'logins' | 'admin'> & {
  readonly brokers?: string;
};

export const savedLine = (
  { doors, databaseUrl, folder, keys, logins, admin, brokers }: Running,
  { sources }: SourceDirectory,
  env: NodeJS.ProcessEnv,
  logs: string,
): SavedLine => ({
  pid: process.pid,
  doors,
  databaseUrl,
  folder,
  logins,
  admin: admin(),
  brokers: brokers ?? null,
  logs,
  indexKey: env['CHARGELINE_KEYRING'] === undefined ? keys.indexKey.toString('base64') : null,
  fhirSources: sources.filter(({ vendor }) => vendor === 'fhir').map(({ id }) => id),
});

/** The line that runs, or null. */
export async function findSavedLine(home: string): Promise<SavedLine | null> {
  const line = await findLine(home);
  return line === null ? null : { indexKey: null, fhirSources: [], logs: dirname(line.folder), ...line };
}

/** The line that runs. Throws CHL_CLI_MISSING when none does. */
export async function runningLine(home: string): Promise<SavedLine> {
  const line = await findSavedLine(home);
  if (line === null)
    throw missing('No line runs here. Start one with "chargeline up", "chargeline start" or "chargeline demo".');
  return line;
}

/** The keys that the line derives ids with: no sealing key is among them. Throws CHL_CLI_MISSING where it has to be told its keyring. */
export function indexKeysOf({ indexKey }: Pick<SavedLine, 'indexKey'>, env: NodeJS.ProcessEnv): KeyProvider {
  if (indexKey !== null) return { current: '', sealingKey: () => undefined, indexKey: Buffer.from(indexKey, 'base64') };
  const { CHARGELINE_KEYRING: ring } = env;
  if (ring === undefined) throw missing('The line has a keyring of yours. Set CHARGELINE_KEYRING to it.');
  return keyring(ring);
}
