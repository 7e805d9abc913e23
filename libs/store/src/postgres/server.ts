import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { ChargelineError } from '@chargeline/kernel';
import { exists } from './processes.js';
import type { RunAs } from './run-as.js';

/**
 * Runs the server ("$@") and says its number. Ends it when our end of the standard input closes, also when this process is
 * killed. After the server, however it ended, it waits for that close too, so that what follows is done in any case.
 */
const GUARD = `exec 3<&0
"$@" </dev/null >/dev/null 3<&- & server=$!
echo $server
exec >/dev/null 2>&1
(read -r _; kill -INT $server) <&3 & owner=$!
wait $server
status=$?
kill $owner
cat <&3`;

/** A server that was killed leaves shared memory behind, which only another one on its data frees. */
const REMOVING = `${GUARD}
[ $status = 0 ] || "$1" --single "$2" "$3" postgres </dev/null
cd / && rm -rf "$0"`;

/** A server that does not end by itself in this time is killed; it loses nothing by it. */
const STOP_MILLIS = 30_000;

export interface Launch {
  readonly command: readonly [program: string, '-D', data: string, ...settings: string[]];
  readonly user: RunAs | null;
  /** The folder that it works in. */
  readonly home: string;
  /** Whether the guard removes `home` in the end. */
  readonly remove: boolean;
}

export interface Server {
  readonly pid: number;
  readonly isUp: () => boolean;
  /** Sends a signal to the server and waits until it and all of its children are gone. */
  readonly end: (signal: 'SIGINT' | 'SIGKILL') => Promise<void>;
  /** Ends the server if it is up, then the guard: frees and removes what is to be removed. */
  readonly close: () => Promise<void>;
  /** Ends the guard of a server that is gone and leaves the files alone. */
  readonly abandon: () => Promise<void>;
}

/** The number that the guard says first. */
async function firstNumber(guard: ChildProcess): Promise<number> {
  const spoken = await Promise.race([once(guard.stdout!, 'data'), once(guard, 'exit').then(() => null)]);
  if (spoken === null) throw died('');
  return Number((spoken[0] as Buffer).toString());
}

const died = (said: string): ChargelineError =>
  new ChargelineError('CHL_STORE_POSTGRES_DIED', `PostgreSQL ended at its start. It said: ${said}`, false);

/** Starts a server and resolves when it takes connections. Rejects with its last words when it does not, and then touches no file. */
export async function launch({ command, user, home, remove }: Launch): Promise<Server> {
  const guard = spawn('/bin/sh', ['-c', remove ? REMOVING : GUARD, home, ...command], {
    ...user,
    cwd: home,
    // A group of its own: Ctrl-C at a terminal is for us, who still need the server while we stop.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  guard.stdin.on('error', () => undefined);
  const exited = once(guard, 'exit');
  // Server and children all hold the standard error: it closes with the last of them.
  const silent = once(guard.stderr, 'close');
  const abandon = async (): Promise<void> => {
    if (guard.exitCode === null && guard.signalCode === null) process.kill(-guard.pid!, 'SIGKILL');
    await exited;
  };

  let said = '';
  const ready = new Promise<void>((resolve) => {
    guard.stderr.on('data', (chunk: Buffer) => {
      if (said === 'ready') return;
      said = (said + chunk.toString()).slice(-4_000);
      if (!said.includes('ready to accept connections')) return;
      said = 'ready';
      resolve();
    });
  });
  const pid = await firstNumber(guard);
  let up = true;
  const ending = async (): Promise<void> => {
    await silent;
    while (exists(pid)) await after(5);
    up = false;
  };
  const gone = ending();
  await Promise.race([ready, gone]);
  if (said !== 'ready') {
    await abandon();
    throw died(said);
  }
  const signal = (name: 'SIGINT' | 'SIGKILL'): void => {
    if (up && exists(pid)) process.kill(pid, name);
  };
  return {
    pid,
    isUp: () => up,
    abandon,
    end: async (name) => {
      signal(name);
      await gone;
    },
    close: async () => {
      guard.stdin.end();
      const late = setTimeout(() => signal('SIGKILL'), STOP_MILLIS);
      await exited;
      clearTimeout(late);
    },
  };
}
