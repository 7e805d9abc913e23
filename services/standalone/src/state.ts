import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Line } from './the-line.js';

/** How to reach a line that runs in another process on this machine. Readable by its owner alone: it holds the database's password. */
export interface LineState {
  readonly pid: number;
  readonly doors: Line['doors'];
  readonly databaseUrl: string;
  readonly folder: string;
  /** Users of gateway, one a tenant; the line's own, made for this machine. */
  readonly logins: Line['logins'];
  /** Where each instance tells operators of itself, by its name. */
  readonly admin: Readonly<Record<string, string>>;
  /** The Kafka that the rooms meet in, as KAFKA_BROKERS names it; null for a log that lives in the process. */
  readonly brokers: string | null;
}

const fileIn = (home: string): string => join(home, 'line.json');

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export async function saveState(home: string, state: LineState): Promise<void> {
  await mkdir(dirname(fileIn(home)), { recursive: true });
  await writeFile(fileIn(home), JSON.stringify(state, null, 2), { mode: 0o600 });
}

export const forgetState = (home: string): Promise<void> => rm(fileIn(home), { force: true });

/** The line that runs, or null when none does. */
export async function findLine(home: string): Promise<LineState | null> {
  const text = await readFile(fileIn(home), 'utf8').catch(() => null);
  if (text === null) return null;
  const state = JSON.parse(text) as LineState;
  return runs(state.pid) ? state : null;
}
