import { spawn } from 'node:child_process';

/** How a command ended: its exit code, or null when it could not be started, and all that it said. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Runs a command to its end. Never rejects: a command that is not there ends with code null. */
export function run(command: string, args: readonly string[], cwd?: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (text: Buffer) => (said += text.toString()));
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    child.on('error', () => resolve({ code: null, said }));
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}
