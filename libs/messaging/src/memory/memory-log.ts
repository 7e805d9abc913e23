import { ChargelineError } from '@chargeline/kernel';
import type { Lag, Log, LogRecord, NewRecord, SubscribeOptions, Subscription, Tail, TopicSpec } from '../log.js';
import { backoff } from '../pause.js';
import { Bell } from './bell.js';
import { Group } from './group.js';
import { Member } from './member.js';
import { Partition } from './partition.js';

export interface MemoryLogOptions {
  /** Records a partition may hold that some group has not read; appends wait beyond it. */
  readonly maxBehind: number;
  /** Records a partition keeps after all groups have read them. */
  readonly retain: number;
}

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
  private readonly bell = new Bell();
  private changes: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(private readonly options: MemoryLogOptions = { maxBehind: 5_000, retain: 20_000 }) {}

  async append(records: readonly NewRecord[]): Promise<void> {
    const placed = records.map((record) => ({ record, partition: this.partitionFor(record) }));
    const partitions = new Set(placed.map(({ partition }) => partition));
    while (!this.closed && [...partitions].some((partition) => this.isFull(partition))) await this.bell.heard();
    if (this.closed)
      throw new ChargelineError('CHL_MESSAGING_CLOSED', 'The log is closed: nothing was appended.', true);
    for (const { record, partition } of placed) partition.append(record);
    for (const partition of partitions) partition.forgetBefore(this.slowest(partition));
    this.bell.ring();
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    for (const topic of options.topics) this.partitionsOf(topic);
    const group = this.groups.get(options.group) ?? new Group(this.bell);
    this.groups.set(options.group, group);
    const member = new Member(options, group, this.bell, backoff(5, 1_000));
    this.members.add(member);
    member.run();
    await this.change(group, (members) => members.push(member));
    return {
      stop: async () => {
        await member.stop();
        this.members.delete(member);
        await this.change(group, (members) => members.splice(members.indexOf(member), 1));
      },
    };
  }

  async tail(topic: string, each: (record: LogRecord) => void): Promise<Tail> {
    const places = this.partitionsOf(topic).map((partition) => ({ partition, next: 0 }));
    let stopped = false;
    const catchUp = (): void => {
      for (const place of places) {
        for (const record of place.partition.from(place.next, Infinity)) {
          each(record);
          place.next = Number(record.offset) + 1;
        }
      }
    };
    catchUp();
    const follow = async (): Promise<void> => {
      while (!stopped && !this.closed) {
        await this.bell.heard();
        if (!stopped) catchUp();
      }
    };
    const done = follow();
    return {
      caughtUp: Promise.resolve(),
      stop: () => {
        stopped = true;
        this.bell.ring();
        return done;
      },
    };
  }

  async readAt(topic: string, partition: number, offset: string): Promise<LogRecord | null> {
    return this.partitionsOf(topic)[partition]?.at(Number(offset)) ?? null;
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
      const behind = this.partitionsOf(topic).map((partition) => partition.end - (commits?.committed(partition) ?? 0));
      return { topic, behind: behind.reduce((sum, one) => sum + one, 0) };
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.members].map((member) => member.stop()));
    this.closed = true;
    this.bell.ring();
  }

  private change(group: Group, alter: Parameters<Group['change']>[0]): Promise<void> {
    this.changes = this.changes.then(() => group.change(alter, (topic) => this.partitionsOf(topic)));
    return this.changes;
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
