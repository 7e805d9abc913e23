import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { mainOf } from '@chargeline/standalone';
import { expect } from 'vitest';

/** One line of a room's log. */
export type LogLine = Readonly<Record<string, unknown>> & { readonly msg: string };

/** What `/health/ready` or `/health/live` answered; null when nobody did. */
export interface Told {
  readonly status: number;
  readonly body: unknown;
}

/** One room as a process of its own, with the variables that it is given and no others. */
export class RoomAlone {
  readonly lines: LogLine[] = [];
  /** How it ended: its exit code, or the signal that killed it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  private readonly child: ChildProcess;

  constructor(room: string, variables: Readonly<Record<string, string>>) {
    this.child = spawn(process.execPath, [mainOf(room)], {
      env: { PATH: process.env['PATH'], ...variables },
      // It ends as well when this process dies, as the last of these is then closed.
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const log = createInterface(this.child.stdout!).on('line', (line) => this.lines.push(JSON.parse(line) as LogLine));
    // Not the child's `close`: it never comes after `leave`.
    const read = new Promise((resolve) => log.once('close', resolve));
    this.ended = new Promise((resolve) => {
      this.child.once('exit', (code, signal) => void read.then(() => resolve(code ?? signal!)));
    });
  }

  get lastLine(): LogLine | undefined {
    return this.lines.at(-1);
  }

  async asks(path: string): Promise<Told | null> {
    const url = this.lines.find(({ msg }) => msg === 'Starting.')?.['admin'];
    if (typeof url !== 'string') return null;
    const response = await fetch(`${url}${path}`).catch(() => null);
    return response === null ? null : { status: response.status, body: await response.json() };
  }

  /** Waits until the room says so of itself. */
  becomes(status: number, checks: Readonly<Record<string, string>>): Promise<void> {
    const body: unknown = expect.objectContaining({ checks });
    return expect.poll(() => this.asks('/health/ready'), { timeout: 120_000 }).toEqual({ status, body });
  }

  async stop(): Promise<number | NodeJS.Signals> {
    this.child.kill('SIGTERM');
    return this.ended;
  }

  /** Lets go of the channel, as the end of this process would. */
  leave(): void {
    this.child.disconnect();
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}
