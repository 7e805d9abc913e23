import { claimPosted } from '@chargeline/contracts';
import type { Log, Tail } from '@chargeline/messaging';
import type { Delivered } from '@chargeline/standalone';
import type { SyntheticPractice } from '@chargeline/synth';

/** How far a run is: what was answered, how often it was sent again, and what billing has posted. */
export class Tally {
  readonly delivered: Delivered[] = [];
  readonly retries = new Map<string, number>();
  readonly #posted = new Set<string>();
  readonly #deliveries: number;
  readonly #billed: number;

  constructor({ deliveries, visits }: Pick<SyntheticPractice, 'deliveries' | 'visits'>) {
    this.#deliveries = deliveries.length;
    this.#billed = visits.filter(({ expected }) => expected === 'billed').length;
  }

  readonly onAnswer = (delivered: Delivered): void => void this.delivered.push(delivered);
  readonly onRetry = (why: string): void => void this.retries.set(why, (this.retries.get(why) ?? 0) + 1);

  /** Counts claims in the log itself, each once. */
  follow(log: Pick<Log, 'tail'>): Promise<Tail> {
    return log.tail(claimPosted.name, ({ key }) => void this.#posted.add(key ?? ''));
  }

  /** From 0 to 1: half of it is sending, half is what came out of the line. */
  get progress(): number {
    return (this.delivered.length / this.#deliveries + Math.min(1, this.#posted.size / this.#billed)) / 2;
  }

  get retried(): number {
    return [...this.retries.values()].reduce((sum, count) => sum + count, 0);
  }

  /** One line for people. */
  get text(): string {
    const sent = `sent ${this.delivered.length} of ${this.#deliveries} (${this.retried} again)`;
    return `${(this.progress * 100).toFixed(1).padStart(5)} %  ${sent}, posted ${this.#posted.size} of ${this.#billed}`;
  }
}
