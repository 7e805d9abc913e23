import type { Batch, SubscribeOptions } from '../log.js';
import type { Pause } from '../processor.js';
import type { Bell } from './bell.js';
import type { Assignment, Group, GroupMember } from './group.js';

/** One subscription: walks its partitions in turn, a batch at a time. */
export class Member implements GroupMember {
  assigned: Assignment[] = [];
  private paused = true;
  private busy: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();
  private readonly failures = new Map<Assignment['partition'], number>();
  private done: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: SubscribeOptions,
    private readonly group: Group,
    private readonly bell: Bell,
    private readonly pause: Pause,
  ) {}

  get topics(): readonly string[] {
    return this.options.topics;
  }

  async settle(): Promise<void> {
    this.paused = true;
    await this.busy;
  }

  go(): void {
    this.paused = false;
  }

  run(): void {
    this.done = this.loop();
  }

  /** Ends the batch in hand; a batch that waits for its cause gives up without an effect. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.bell.ring();
    await this.done;
  }

  private async loop(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const turn = this.paused ? Promise.resolve(false) : this.turn();
      this.busy = turn.then(() => undefined);
      if (!(await turn)) await this.bell.heard();
    }
  }

  /** Offers each partition one batch; false when none had any. */
  private async turn(): Promise<boolean> {
    let any = false;
    for (const { topic, partition } of this.assigned) {
      if (this.paused || this.stopping.signal.aborted) break;
      const records = partition.from(this.group.committed(partition), this.options.maxBatch);
      if (records.length === 0) continue;
      any = true;
      const batch: Batch = {
        topic,
        partition: partition.number,
        records,
        heartbeat: async () => {},
        signal: this.stopping.signal,
      };
      try {
        await this.options.eachBatch(batch);
        this.failures.delete(partition);
        this.group.commit(partition, Number(records.at(-1)!.offset) + 1);
      } catch {
        await this.retreat(partition);
      }
    }
    return any;
  }

  private async retreat(partition: Assignment['partition']): Promise<void> {
    const failures = this.failures.get(partition) ?? 0;
    this.failures.set(partition, failures + 1);
    await this.pause(failures, this.stopping.signal).catch(() => undefined);
  }
}
