/** Wakes all who wait. Whoever looked before a ring and waits after it is woken at once: no ring is missed in between. */
export class Bell {
  private count = 0;
  private waiting: (() => void)[] = [];

  /** How often it rang: read this before you look. */
  get rings(): number {
    return this.count;
  }

  /** Resolves when it has rung more often than `rings`. */
  heardSince(rings: number): Promise<void> {
    if (this.count > rings) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  ring(): void {
    this.count += 1;
    const waiting = this.waiting;
    this.waiting = [];
    for (const wake of waiting) wake();
  }
}
