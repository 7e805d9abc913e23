import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { LoadReport } from '../../src/release/load.js';

const LOAD = `
  const { loadReference } = await import('@chargeline/codes/reference');
  const [folder, ...paths] = process.argv.slice(1);
  process.stdout.write(JSON.stringify(await loadReference(folder, paths, { now: () => new Date() })));
`;

/** A load in a process of its own, from the built package. */
export interface LoadProcess {
  readonly child: ChildProcess;
  /** Its reports; rejects when it ended in another way. */
  readonly reports: Promise<readonly LoadReport[]>;
}

export function loadInProcess(folder: string, ...paths: readonly string[]): LoadProcess {
  const child = spawn(process.execPath, ['--input-type=module', '-e', LOAD, folder, ...paths], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout!.on('data', (text: Buffer) => (said += text.toString()));
  const reports = once(child, 'close').then(([exit, signal]) => {
    if (exit !== 0) throw new Error(`The load ended with ${exit ?? signal}.`);
    return JSON.parse(said) as readonly LoadReport[];
  });
  return { child, reports };
}
