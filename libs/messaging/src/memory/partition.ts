import type { LogRecord, NewRecord } from '../log.js';

/** One partition: records in order from `start` on; what all groups have read is forgotten when it is older than `retain` records. */
export class Partition {
  private records: LogRecord[] = [];
  private start = 0;

  constructor(
    readonly topic: string,
    readonly number: number,
    private readonly retain: number,
  ) {}

  /** The offset of the oldest record that is left. */
  get oldest(): number {
    return this.start;
  }

  get end(): number {
    return this.start + this.records.length;
  }

  append({ topic, key, value, headers }: NewRecord): void {
    this.records.push({ topic, partition: this.number, offset: String(this.end), key, value, headers });
  }

  at(offset: number): LogRecord | null {
    return this.records[offset - this.start] ?? null;
  }

  /** At most `most` records from `offset` on, or from the oldest that is left. */
  from(offset: number, most: number): readonly LogRecord[] {
    const first = Math.max(offset - this.start, 0);
    return this.records.slice(first, first + most);
  }

  /** Forgets old records before `offset`, in slices large enough to be cheap. */
  forgetBefore(offset: number): void {
    const old = Math.min(offset, this.end - this.retain) - this.start;
    if (old < this.retain) return;
    this.records = this.records.slice(old);
    this.start += old;
  }
}
