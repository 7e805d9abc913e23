import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { backoff } from '@chargeline/messaging';
import { EXIT } from '@chargeline/runtime';
import { mainOf } from '@chargeline/standalone';
import { openLogFile } from './log-file.js';

/** One instance of a room, as a process of its own. */
export interface Instance {
  readonly room: string;
  /** `pricing`, its second instance `pricing-2`. */
  readonly name: string;
  /** Its log goes to this file. */
  readonly logFile: string;
  readonly admin: string;
  readonly variables: NodeJS.ProcessEnv;
}

/**
 * How an instance stands. `waiting`: it died and is started again soon. `refused`: it ended because a variable, topic or schema is
 * wrong, and is not started again.
 */
export type State = 'running' | 'waiting' | 'refused' | 'stopped';

/** A life this long forgives the deaths before it. */
const FORGIVING_MILLIS = 10_000;

/** Keeps one instance running: starts it again when it dies, sooner after a long life, later after many short ones. */
export class RoomProcess {
  state: State = 'stopped';
  /** How often it was started again because it died. */
  restarts = 0;
  private child: ChildProcess | undefined;
  private deaths = 0;
  private wanted = false;
  private readonly pause = backoff(200, 10_000);
  private resting = new AbortController();
  private gone: Promise<void> = Promise.resolve();

  constructor(
    readonly instance: Instance,
    /** Told when the process ended without being asked to, and by what: `SIGKILL`, or an exit code. */
    private readonly onDeath: (name: string, by: string) => void,
  ) {}

  /** Of the process that runs now. */
  get pid(): number | undefined {
    return this.state === 'running' ? this.child?.pid : undefined;
  }

  /** Starts it, with these variables instead of its own; does nothing when it runs. */
  start(variables: NodeJS.ProcessEnv = {}): void {
    if (this.wanted && this.state !== 'refused') return;
    this.wanted = true;
    this.resting = new AbortController();
    this.gone = this.keep({ ...this.instance.variables, ...variables });
  }

  /** Sends a signal to the process, which is started again if it dies of it. */
  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  /**
   * Asks the process to end, and waits for it; kills it when it has not ended in so many milliseconds. Resolves with its exit code;
   * null when it was killed, or did not run.
   */
  async stop(patienceMillis: number): Promise<number | null> {
    this.wanted = false;
    this.resting.abort();
    const child = this.state === 'running' ? this.child : undefined;
    child?.kill('SIGTERM');
    const patience = setTimeout(() => child?.kill('SIGKILL'), patienceMillis);
    await this.gone;
    clearTimeout(patience);
    this.state = 'stopped';
    return child?.exitCode ?? null;
  }

  private async keep(variables: NodeJS.ProcessEnv): Promise<void> {
    while (this.wanted) {
      const born = performance.now();
      const by = await this.live(variables);
      if (!this.wanted) return;
      this.onDeath(this.instance.name, String(by));
      if (by === EXIT.refused) {
        this.state = 'refused';
        return;
      }
      this.state = 'waiting';
      this.restarts += 1;
      this.deaths = performance.now() - born > FORGIVING_MILLIS ? 0 : this.deaths + 1;
      await this.pause(this.deaths, this.resting.signal).catch(() => undefined);
    }
  }

  /** One life: from the start of the process to its end. */
  private live(variables: NodeJS.ProcessEnv): Promise<NodeJS.Signals | number> {
    const log = openLogFile(this.instance.logFile);
    const child = spawn(process.execPath, [mainOf(this.instance.room)], {
      env: variables,
      // A group of its own: Ctrl-C at a terminal is for us, who stop it in our own time.
      detached: true,
      // Through the last one it notices when this process dies, and ends as well.
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    this.child = child;
    this.state = 'running';
    return new Promise((resolve) => {
      child.once('error', () => resolve(EXIT.crashed));
      child.once('exit', (code, signal) => resolve(signal ?? code ?? EXIT.crashed));
    });
  }
}
