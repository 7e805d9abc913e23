interface Waiting {
  readonly until: ReadonlyMap<number, bigint>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** How far a reading is, by partition, and who waits until it is further. */
export class Progress {
  private readonly next: Map<number, bigint>;
  private waiting: readonly Waiting[] = [];
  private failed: { readonly error: unknown } | undefined;

  /** `from` are the offsets at which the reading begins. */
  constructor(from: ReadonlyMap<number, bigint>) {
    this.next = new Map(from);
  }

  /** A partition was read up to, without, the offset `next`. */
  note(partition: number, next: bigint): void {
    this.next.set(partition, next);
    this.waiting = this.waiting.filter(({ until, resolve }) => {
      const isThere = this.isAt(until);
      if (isThere) resolve();
      return !isThere;
    });
  }

  /** The reading is over: nobody's wait ends well any more. */
  fail(error: unknown): void {
    this.failed = { error };
    for (const { reject } of this.waiting) reject(error);
    this.waiting = [];
  }

  /** Resolves when each of these partitions was read up to its offset, rejects when the reading ends before that. */
  reach(until: ReadonlyMap<number, bigint>): Promise<void> {
    if (this.isAt(until)) return Promise.resolve();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    if (this.failed !== undefined) reject(this.failed.error);
    else this.waiting = [...this.waiting, { until, resolve, reject }];
    return promise;
  }

  /** A partition that is not read is nowhere: it is not passed over. */
  private isAt(until: ReadonlyMap<number, bigint>): boolean {
    return [...until].every(([partition, offset]) => offset <= (this.next.get(partition) ?? 0n));
  }
}
