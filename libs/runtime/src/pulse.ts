/** A batch that shows no sign of life for so long will not end by itself. */
const STUCK_MILLIS = 300_000;

/** Whether a service gets on: it is stuck when batches are in hand and none of them has shown a sign of life for five minutes. */
export class Pulse {
  private inHand = 0;
  private last: number;

  constructor(private readonly now: () => number = () => performance.now()) {
    this.last = now();
  }

  begun(): void {
    this.inHand += 1;
    this.sign();
  }

  sign(): void {
    this.last = this.now();
  }

  ended(): void {
    this.inHand -= 1;
    this.sign();
  }

  /** Null when all is well, else why the service should be started again. */
  stuck(): string | null {
    const silent = this.now() - this.last;
    if (this.inHand === 0 || silent < STUCK_MILLIS) return null;
    return `${this.inHand} batches in hand, no sign of life for ${Math.round(silent / 1_000)} s`;
  }
}
