import { Child } from '../child/child.js';
import type { Prepare, Prepared, Send, Sent } from './questions.js';

type Tell = (messages: number) => void;

/** The sender in a process of its own. */
export class Sender {
  private readonly child = new Child(new URL('main.js', import.meta.url), 'sender');

  get pid(): number {
    return this.child.pid;
  }

  prepare(what: Omit<Prepare, 'kind'>, tell: Tell): Promise<Prepared> {
    return this.child.ask({ kind: 'prepare', ...what } satisfies Prepare, (count) => tell(count as number));
  }

  send(what: Omit<Send, 'kind'>, tell: Tell): Promise<Sent> {
    return this.child.ask({ kind: 'send', ...what } satisfies Send, (count) => tell(count as number));
  }

  stop(): Promise<void> {
    return this.child.stop();
  }
}
