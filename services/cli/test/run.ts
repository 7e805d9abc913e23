import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Call } from './staying-tool.js';

export const MAIN = join(import.meta.dirname, '..', 'dist', 'main.js');
const STAYING = join(import.meta.dirname, 'staying-tool.ts');

export interface Ran {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

interface Surroundings {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

export type Run = (args: readonly string[], surroundings?: Surroundings) => Promise<Ran>;

/** Runs the built tool to its end in a process of its own, as a script would: standard output is a pipe. */
export const chargeline: Run = (args, { cwd, env = {} } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (text: Buffer) => (said.out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (said.err += text.toString()));
    child.once('error', reject);
    child.once('close', (exit) => resolve({ exit, ...said }));
  });

/**
 * Runs the built tool again and again in one process that stays to the end of the file, one call after the other: most of a short call
 * is its start. For what neither stays nor must end by itself.
 */
export function stayingTool(): Run {
  let child: ChildProcess | undefined;
  afterAll(() => void child?.kill());
  const call = async (one: Call): Promise<Ran> => {
    child ??= fork(STAYING, { execArgv: [], silent: true });
    const over = new AbortController();
    child.send(one);
    try {
      const [ran] = (await Promise.race([
        once(child, 'message', over),
        once(child, 'exit', over).then(() => Promise.reject(new Error(`The tool ended itself: ${one.args.join(' ')}`))),
      ])) as [Ran];
      return ran;
    } finally {
      over.abort();
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  return (args, { cwd = process.cwd(), env = {} } = {}) => {
    const ran = last.then(() => call({ args, cwd, env: { ...process.env, ...env } }));
    last = ran.catch(() => undefined);
    return ran;
  };
}
