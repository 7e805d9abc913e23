import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ChargelineError } from '@chargeline/kernel';
import type { Reply } from './words.js';

/** A child that does not end by itself in this time is killed. */
const STOP_MILLIS = 60_000;

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly tell: (word: unknown) => void;
}

/** A part of the benchmark in a process of its own, that its costs are told apart. It ends with this process at the latest. */
export class Child {
  private readonly process: ChildProcess;
  private readonly waiting = new Map<number, Waiting>();
  private readonly gone: Promise<unknown>;
  private asked = 0;

  /** Runs a module that calls `serveAsks`; `name` is for messages. */
  constructor(
    main: URL,
    private readonly name: string,
  ) {
    // A group of its own: Ctrl-C at a terminal is for us, who stop it in our own time.
    this.process = fork(fileURLToPath(main), { detached: true, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.gone = once(this.process, 'exit');
    this.process.on('message', (reply: Reply) => this.take(reply));
    this.process.on('error', () => this.giveUp());
    this.process.on('exit', () => this.giveUp());
  }

  get pid(): number {
    return this.process.pid!;
  }

  /** Rejects with the child's own error, or CHL_BENCH_CHILD when it is gone. */
  ask<Answer>(ask: unknown, tell: (word: unknown) => void = () => undefined): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const id = (this.asked += 1);
      this.waiting.set(id, { resolve: (answer) => resolve(answer as Answer), reject, tell });
      this.process.send({ id, ask }, (error) => {
        if (error !== null) this.giveUp();
      });
    });
  }

  async stop(): Promise<void> {
    this.process.kill('SIGTERM');
    const patience = setTimeout(() => this.process.kill('SIGKILL'), STOP_MILLIS);
    await this.gone;
    clearTimeout(patience);
  }

  private take(reply: Reply): void {
    const waiting = this.waiting.get(reply.id);
    if (waiting === undefined) return;
    if ('tell' in reply) {
      waiting.tell(reply.tell);
      return;
    }
    this.waiting.delete(reply.id);
    if ('answer' in reply) waiting.resolve(reply.answer);
    else waiting.reject(new ChargelineError(reply.error.code as `CHL_${string}`, reply.error.message, false));
  }

  private giveUp(): void {
    const error = new ChargelineError('CHL_BENCH_CHILD', `The process of the ${this.name} ended.`, false);
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
