import { mkdir } from 'node:fs/promises';
import type { SourceDirectory } from '@chargeline/contracts';
import { type Machine, startMachine } from '@chargeline/machine';
import { findLine, forgetState, saveState } from '@chargeline/standalone';
import { notOk } from '../exit.js';
import { referenceFolderOf } from '../line/home.js';
import { fileLogger, logFolder } from '../line/log-file.js';
import { type SavedLine, savedLine } from '../line/saved-line.js';
import { note } from '../output.js';
import { openControl, type Scale } from './control.js';
import { keysOf, keyVariables } from './keys.js';
import { sourcesOf } from './sources.js';
import { findSupervisor } from './supervisor.js';
import { type Phase, viewOf } from './view.js';
import { leaveWord, readWord, takeBackWord } from './word.js';

export interface SuperviseOptions {
  /** Where word of the line is left for other commands. */
  readonly home: string;
  /** Where its data are, and stay. */
  readonly folder: string;
  /** Who may send; null: as the last time. */
  readonly sources: SourceDirectory | null;
  readonly scale: Scale;
  readonly env: NodeJS.ProcessEnv;
  /** Told when everything is ready. */
  readonly onReady: () => Promise<void>;
}

const USER = 'local';

/** Aborts when somebody asks this process to end; a launcher may pass a signal on that the terminal gave us already. */
function askedToEnd(): AbortSignal {
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => asked.abort());
  return asked.signal;
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve())));

/** What one that was killed left behind would be taken for a line that runs, when another process has its number by now. */
async function forgetTheDead(home: string): Promise<void> {
  const dead = await readWord(home);
  if (dead === null) return;
  if ((await findLine(home))?.pid === dead.pid) await forgetState(home);
  await takeBackWord(home);
}

async function start(options: SuperviseOptions, signal: AbortSignal): Promise<{ machine: Machine; state: SavedLine }> {
  const { folder, scale: instances, env } = options;
  const keys = await keysOf(folder, env);
  const sources = await sourcesOf(folder, options.sources);
  const machine = await startMachine({
    folder,
    sources,
    logger: fileLogger(logFolder(folder)),
    login: { name: USER, password: keys.password },
    env: { CHARGELINE_REFERENCE: referenceFolderOf(env), ...keyVariables(keys, env) },
    instances,
    keep: true,
    mend: true,
    signal,
    onProgress: note,
  });
  return { machine, state: savedLine(machine, sources, env, logFolder(folder)) };
}

/** Says to other commands how to reach the line, unless another line has said so; whether it did. */
async function announce(home: string, state: SavedLine): Promise<boolean> {
  const other = await findLine(home);
  if (other === null) await saveState(home, state);
  else note(`Another line runs (process ${other.pid}); other commands of this tool go to that one.`);
  return other === null;
}

/** Runs a line on this machine until SIGINT or SIGTERM, and stops it. Rejects when it does not start; then nothing of it is left running. */
export async function supervise(options: SuperviseOptions): Promise<void> {
  const { home, folder } = options;
  const signal = askedToEnd();
  const other = await findSupervisor(home);
  if (other !== null) throw notOk(`A line runs here already (process ${other.pid}, ${other.folder}).`);
  await forgetTheDead(home);
  await mkdir(folder, { recursive: true });
  let phase: Phase = 'starting';
  let machine: Machine | undefined;
  const { control, close } = await openControl({
    view: () => ({ phase, processes: viewOf(machine?.processes() ?? []) }),
    scale: async (scale) => {
      if (machine === undefined) throw notOk('The line is starting. Try again when it is up.');
      for (const [room, count] of Object.entries(scale)) await machine.scale(room, count);
    },
  });
  try {
    await leaveWord(home, { pid: process.pid, folder, control });
    const started = await start(options, signal).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
    if (started === null) return;
    machine = started.machine;
    const announced = await announce(home, started.state);
    phase = 'running';
    await options.onReady();
    await aborted(signal);
    phase = 'stopping';
    note('Stopping ...');
    if (announced) await forgetState(home);
    await machine.stop();
  } finally {
    if ((await readWord(home))?.pid === process.pid) await takeBackWord(home);
    close();
  }
}
