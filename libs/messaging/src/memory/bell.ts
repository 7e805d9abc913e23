/** Wakes all who wait. A ring is heard by those who wait at that moment only, so look again after each. */
export class Bell {
  private waiting: (() => void)[] = [];

  heard(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  ring(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const wake of waiting) wake();
  }
}
