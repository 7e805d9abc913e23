import { ChargelineError } from '@chargeline/kernel';
import type { GroupSubscription, Lag, Log, LogRecord, NewRecord, SubscribeOptions, Tail, TopicSpec } from '../log.js';
import { backoff } from '../pause.js';
import { refuseTooLarge } from '../record-size.js';
import { Bell } from './bell.js';
import { Group } from './group.js';
import { Member } from './member.js';
import { MemoryTail } from './memory-tail.js';
import { Partition } from './partition.js';

export interface MemoryLogOptions {
  /** Records a partition may hold that some group has not read; appends wait beyond it. */
  readonly maxBehind: number;
  /** Records a partition keeps after all groups have read them. */
  readonly retain: number;
}

const closed = (): ChargelineError =>
  new ChargelineError('CHL_MESSAGING_CLOSED', 'The log is closed: nothing was appended or read.', true);
const gaveUp = (): ChargelineError =>
  new ChargelineError(
    'CHL_MESSAGING_GAVE_UP',
    'Readers are far behind and the writer stops: nothing was appended.',
    true,
  );

/** FNV-1a over the key's UTF-16 units: one key, one partition. */
function partitionOf(key: string, count: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % count;
}

/** The log in this process: the embedded default. It ends with the process; what must outlive that is in the rooms' tables. */
export class MemoryLog implements Log {
  private readonly topics = new Map<string, readonly Partition[]>();
  private readonly groups = new Map<string, Group>();
  private readonly members = new Set<Member>();
  private readonly tails = new Set<Tail>();
  private readonly bell = new Bell();
  private closing = false;
  private closed = false;

  constructor(private readonly options: MemoryLogOptions = { maxBehind: 5_000, retain: 20_000 }) {}

  async append(records: readonly NewRecord[], signal?: AbortSignal): Promise<void> {
    for (const record of records) refuseTooLarge(record);
    const placed = records.map((record) => ({ record, partition: this.partitionFor(record) }));
    const partitions = [...new Set(placed.map(({ partition }) => partition))];
    await this.room(partitions, signal);
    for (const { record, partition } of placed) partition.append(record);
    for (const partition of partitions) partition.forgetBefore(this.slowest(partition));
    this.bell.ring();
  }

  async subscribe(options: SubscribeOptions): Promise<GroupSubscription> {
    if (this.closed) throw closed();
    for (const topic of options.topics) this.partitionsOf(topic);
    const group = this.groups.get(options.group) ?? new Group(this.bell, (topic) => this.partitionsOf(topic));
    this.groups.set(options.group, group);
    const member = new Member(options, group, this.bell, backoff(5, 1_000));
    this.members.add(member);
    member.run();
    await group.join(member);
    return {
      joined: () => !member.hasStopped,
      stop: async () => {
        await member.stop();
        if (this.members.delete(member)) await group.leave(member);
      },
    };
  }

  async tail(topic: string, each: (record: LogRecord) => void): Promise<Tail> {
    const tail = new MemoryTail(this.partitionsOf(topic), each, this.bell);
    this.tails.add(tail);
    return tail;
  }

  async readAt(topic: string, partition: number, offset: string): Promise<LogRecord | null> {
    return this.partitionsOf(topic)[partition]?.at(Number(offset)) ?? null;
  }

  async newest(topic: string): Promise<readonly LogRecord[]> {
    return this.partitionsOf(topic).flatMap((partition) => partition.at(partition.end - 1) ?? []);
  }

  async createTopics(topics: readonly TopicSpec[]): Promise<void> {
    for (const { name, partitions } of topics) {
      if (this.topics.has(name)) continue;
      this.topics.set(
        name,
        Array.from({ length: partitions }, (_, number) => new Partition(name, number, this.options.retain)),
      );
    }
  }

  async listTopics(): Promise<readonly TopicSpec[]> {
    return [...this.topics].map(([name, partitions]) => ({ name, partitions: partitions.length }));
  }

  async lag(group: string, topics: readonly string[]): Promise<readonly Lag[]> {
    const commits = this.groups.get(group);
    return topics.map((topic) => {
      const behind = this.partitionsOf(topic).map(
        (partition) => partition.end - Math.max(commits?.committed(partition) ?? 0, partition.oldest),
      );
      return { topic, behind: behind.reduce((sum, one) => sum + one, 0) };
    });
  }

  async close(): Promise<void> {
    this.closing = true;
    this.bell.ring();
    await Promise.all([...this.members].map((member) => member.stop()));
    this.closed = true;
    await Promise.all([...this.tails].map((tail) => tail.stop()));
    this.bell.ring();
  }

  /** Resolves when none of the partitions is full. */
  private async room(partitions: readonly Partition[], signal: AbortSignal | undefined): Promise<void> {
    const wake = (): void => this.bell.ring();
    signal?.addEventListener('abort', wake);
    try {
      while (!this.closed && partitions.some((partition) => this.isFull(partition))) {
        if (signal?.aborted || this.closing) throw gaveUp();
        await this.bell.heardSince(this.bell.rings);
      }
    } finally {
      signal?.removeEventListener('abort', wake);
    }
    if (this.closed) throw closed();
  }

  private partitionsOf(topic: string): readonly Partition[] {
    const partitions = this.topics.get(topic);
    if (partitions !== undefined) return partitions;
    throw new ChargelineError('CHL_MESSAGING_NO_TOPIC', `There is no topic ${topic}. Create the topics first.`, false);
  }

  private partitionFor({ topic, key }: NewRecord): Partition {
    const partitions = this.partitionsOf(topic);
    return partitions[partitionOf(key, partitions.length)]!;
  }

  private readers(partition: Partition): readonly Group[] {
    return [...this.groups.values()].filter((group) => group.readsTopic(partition.topic));
  }

  private slowest(partition: Partition): number {
    return Math.min(partition.end, ...this.readers(partition).map((group) => group.committed(partition)));
  }

  private isFull(partition: Partition): boolean {
    return partition.end - this.slowest(partition) >= this.options.maxBehind;
  }
}
