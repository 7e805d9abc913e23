import type { Bell } from './bell.js';
import type { Partition } from './partition.js';

export interface Assignment {
  readonly topic: string;
  readonly partition: Partition;
}

/** A group's commits, and which member reads which partition. Members change only between batches. */
export class Group {
  private readonly commits = new Map<Partition, number>();
  private readonly members: GroupMember[] = [];

  constructor(private readonly bell: Bell) {}

  committed(partition: Partition): number {
    return this.commits.get(partition) ?? 0;
  }

  commit(partition: Partition, offset: number): void {
    this.commits.set(partition, offset);
    this.bell.ring();
  }

  readsTopic(topic: string): boolean {
    return this.members.some(({ topics }) => topics.includes(topic));
  }

  /** Whoever held a partition ends the batch in hand before another takes it over. */
  async change(
    alter: (members: GroupMember[]) => void,
    partitionsOf: (topic: string) => readonly Partition[],
  ): Promise<void> {
    await Promise.all(this.members.map((member) => member.settle()));
    for (const member of this.members) member.assigned = [];
    alter(this.members);
    const topics = new Set(this.members.flatMap((member) => member.topics));
    for (const topic of topics) {
      const readers = this.members.filter((member) => member.topics.includes(topic));
      for (const partition of partitionsOf(topic)) {
        readers[partition.number % readers.length]!.assigned.push({ topic, partition });
      }
    }
    for (const member of this.members) member.go();
    this.bell.ring();
  }
}

export interface GroupMember {
  readonly topics: readonly string[];
  assigned: Assignment[];
  /** Resolves when no batch is in hand; none is begun until `go`. */
  readonly settle: () => Promise<void>;
  readonly go: () => void;
}
