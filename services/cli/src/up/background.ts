import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EXIT } from '../exit.js';
import { logFolder } from '../line/log-file.js';
import { findSupervisor, type Supervisor } from './supervisor.js';

const LOOK_EVERY_MILLIS = 200;

/** What the process in the background says on its way up, and why it ended. */
export const upLog = (folder: string): string => join(logFolder(folder), 'up.log');

/** Copies to standard error what a file has more than the last time. */
function follow(path: string): { readonly tell: () => void; readonly close: () => void } {
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(16 * 1024);
  return {
    tell: () => {
      for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
        process.stderr.write(buffer.toString('utf8', 0, length));
      }
    },
    close: () => closeSync(file),
  };
}

/**
 * Runs this tool once more with these arguments, as a process that outlives this one, and tells what it says until its line is up.
 * Resolves with its exit code when it ends before. Ctrl-C meanwhile ends it too.
 */
export async function inBackground(
  args: readonly string[],
  home: string,
  folder: string,
): Promise<Supervisor | { readonly exit: number }> {
  mkdirSync(folder, { recursive: true });
  mkdirSync(logFolder(folder), { recursive: true, mode: 0o700 });
  const log = openSync(upLog(folder), 'w', 0o600);
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1]!, ...args], {
    detached: true,
    stdio: ['ignore', 'ignore', log],
  });
  closeSync(log);
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const endIt = (): void => void child.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, endIt);
  const said = follow(upLog(folder));
  try {
    for (;;) {
      const exit = await Promise.race([pause(LOOK_EVERY_MILLIS), ended.then(([code]) => code ?? 1)]);
      said.tell();
      // Whoever ended it on its way up has no line, whatever it says.
      if (exit !== undefined) return { exit: exit === EXIT.ok ? EXIT.notOk : exit };
      const supervisor = await findSupervisor(home);
      if (supervisor?.pid === child.pid && (await supervisor!.view()).phase === 'running') return supervisor!;
    }
  } finally {
    said.close();
    child.unref();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, endIt);
  }
}
