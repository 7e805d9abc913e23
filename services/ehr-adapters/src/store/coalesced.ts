interface Waiting<I, O> {
  readonly item: I;
  readonly resolve: (value: O) => void;
  readonly reject: (error: unknown) => void;
}

export interface CoalescedLimits {
  /** Items a statement. */
  readonly most: number;
  /** Statements at a time. */
  readonly parallel: number;
}

/** What is asked for at about the same time goes into one statement, so that many connections cost few statements. */
export class Coalesced<I, O> {
  #waiting: Waiting<I, O>[] = [];
  #running = 0;

  constructor(
    /** Gives one result an item, in their order. */
    private readonly run: (items: readonly I[]) => Promise<readonly O[]>,
    private readonly limits: CoalescedLimits,
  ) {}

  ask(item: I): Promise<O> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (this.#running < this.limits.parallel) {
        this.#running += 1;
        // Sockets that became readable together are all read before this runs.
        setImmediate(() => void this.#drain());
      }
    });
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.limits.most);
      try {
        const results = await this.run(batch.map(({ item }) => item));
        batch.forEach(({ resolve }, at) => resolve(results[at]!));
      } catch (error) {
        batch.forEach(({ reject }) => reject(error));
      }
    }
    this.#running -= 1;
  }
}
