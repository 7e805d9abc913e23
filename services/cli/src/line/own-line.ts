import { randomBytes } from 'node:crypto';
import type { SourceDirectory } from '@chargeline/contracts';
import { type Line, startLine } from '@chargeline/standalone';
import { fileLogger } from './log-file.js';
import { type SavedLine, savedLine } from './saved-line.js';

const USER = 'local';
const PASSWORD_BYTES = 18;

/** A line in this process, and how to reach it. */
export interface OwnLine {
  readonly line: Line;
  readonly state: SavedLine;
}

/** Starts the line for these sources with a login a tenant, whose password is made for this run. Variables of the rooms are taken from `env`. */
export async function ownLine(folder: string, sources: SourceDirectory, env: NodeJS.ProcessEnv): Promise<OwnLine> {
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  const line = await startLine({ folder, sources, logger: fileLogger(folder), login: { name: USER, password }, env });
  return { line, state: savedLine(line, sources, env, folder) };
}
