import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { JARS } from './jars.js';

/**
 * Runs java and kills it when the standard input closes: the kernel closes it when this process dies, however it dies.
 * The shell that waits for that is given java's own arguments.
 */
const WITH_PARENT =
  'exec 3<&0; java "$@" </dev/null 3<&- & java=$!; (cat <&3 >/dev/null; kill -9 $java 2>/dev/null) & wait $java';

export const CLASS_PATH: readonly string[] = ['-cp', path.join(JARS, '*')];

/** A java process (and its guard) in a process group of its own. */
export interface Java {
  /** Resolves when the whole group is gone. */
  readonly gone: Promise<void>;
  readonly signal: (signal: NodeJS.Signals) => void;
}

export function startJava(args: readonly string[], onLine: (line: string) => void): Java {
  const child: ChildProcess = spawn('/bin/sh', ['-c', WITH_PARENT, 'java', ...args], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout!, child.stderr!]) {
    let rest = '';
    stream.on('data', (text: Buffer) => {
      const lines = (rest + text.toString()).split('\n');
      rest = lines.pop()!;
      lines.forEach(onLine);
    });
  }
  child.stdin!.on('error', () => undefined);
  child.once('exit', () => child.stdin!.destroy());
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  return {
    gone,
    signal: (signal) => {
      try {
        process.kill(-child.pid!, signal);
      } catch {
        // the group is gone already
      }
    },
  };
}
