import type { Batch, SubscribeOptions } from '../log.js';
import type { Pause } from '../processor.js';
import type { Bell } from './bell.js';
import type { Assignment, Group, GroupMember } from './group.js';

/** One subscription: walks its partitions in turn, a batch at a time. */
export class Member implements GroupMember {
  assigned: Assignment[] = [];
  private paused = true;
  private stopped = false;
  private busy: Promise<unknown> = Promise.resolve();
  private done: Promise<void> = Promise.resolve();
  /** Aborted when the partitions move away, and renewed with the next assignment. */
  private holding = new AbortController();
  private readonly failures = new Map<Assignment['partition'], number>();

  constructor(
    private readonly options: SubscribeOptions,
    private readonly group: Group,
    private readonly bell: Bell,
    private readonly pause: Pause,
  ) {}

  get hasStopped(): boolean {
    return this.stopped;
  }

  get topics(): readonly string[] {
    return this.options.topics;
  }

  async settle(): Promise<void> {
    this.paused = true;
    this.holding.abort();
    await this.busy;
  }

  go(): void {
    this.paused = false;
    if (!this.stopped) this.holding = new AbortController();
  }

  run(): void {
    this.done = this.loop();
  }

  /** Ends the batch in hand; a batch that waits for its cause gives up without an effect. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.holding.abort();
    this.bell.ring();
    await this.done;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      const { rings } = this.bell;
      const turn = this.paused ? Promise.resolve(false) : this.turn();
      this.busy = turn;
      if (!(await turn)) await this.bell.heardSince(rings);
    }
  }

  /** Offers each partition one batch; false when none had any. */
  private async turn(): Promise<boolean> {
    let any = false;
    for (const { topic, partition } of this.assigned) {
      if (this.holding.signal.aborted) break;
      const records = partition.from(this.group.committed(partition), this.options.maxBatch);
      if (records.length === 0) continue;
      any = true;
      const { signal } = this.holding;
      const batch: Batch = { topic, partition: partition.number, records, heartbeat: async () => {}, signal };
      try {
        await this.options.eachBatch(batch);
        this.failures.delete(partition);
        this.group.commit(partition, Number(records.at(-1)!.offset) + 1);
      } catch {
        await this.retreat(partition, signal);
      }
    }
    return any;
  }

  private async retreat(partition: Assignment['partition'], signal: AbortSignal): Promise<void> {
    const failures = this.failures.get(partition) ?? 0;
    this.failures.set(partition, failures + 1);
    await this.pause(failures, signal).catch(() => undefined);
  }
}
