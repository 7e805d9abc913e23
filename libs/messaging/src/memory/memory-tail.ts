import type { LogRecord, Tail } from '../log.js';
import type { Bell } from './bell.js';
import type { Partition } from './partition.js';

/** Shows all that is in the partitions at once, and then what comes. */
export class MemoryTail implements Tail {
  readonly caughtUp = Promise.resolve();
  private stopped = false;
  private readonly places: { readonly partition: Partition; next: number }[];
  private readonly done: Promise<void>;

  constructor(
    partitions: readonly Partition[],
    private readonly each: (record: LogRecord) => void,
    private readonly bell: Bell,
  ) {
    this.places = partitions.map((partition) => ({ partition, next: 0 }));
    this.done = this.follow();
  }

  readonly catchUp = async (): Promise<void> => {
    if (!this.stopped) this.show();
  };

  readonly stop = (): Promise<void> => {
    this.stopped = true;
    this.bell.ring();
    return this.done;
  };

  private async follow(): Promise<void> {
    while (!this.stopped) {
      const { rings } = this.bell;
      this.show();
      await this.bell.heardSince(rings);
    }
  }

  private show(): void {
    for (const place of this.places) {
      for (const record of place.partition.from(place.next, Infinity)) {
        place.next = Number(record.offset) + 1;
        this.each(record);
      }
    }
  }
}
