import type { Bell } from './bell.js';
import type { Partition } from './partition.js';

export interface Assignment {
  readonly topic: string;
  readonly partition: Partition;
}

export interface GroupMember {
  readonly topics: readonly string[];
  assigned: Assignment[];
  /** Resolves when no batch is in hand; none is begun until `go`. A batch that waits for its cause is told to give up. */
  readonly settle: () => Promise<void>;
  readonly go: () => void;
}

/** A group's commits, and which member reads which partition. Members change only between batches. */
export class Group {
  private readonly commits = new Map<Partition, number>();
  private readonly members: GroupMember[] = [];
  private changes: Promise<void> = Promise.resolve();

  constructor(
    private readonly bell: Bell,
    private readonly partitionsOf: (topic: string) => readonly Partition[],
  ) {}

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

  join(member: GroupMember): Promise<void> {
    return this.change((members) => members.push(member));
  }

  leave(member: GroupMember): Promise<void> {
    return this.change((members) => members.splice(members.indexOf(member), 1));
  }

  private change(alter: (members: GroupMember[]) => void): Promise<void> {
    this.changes = this.changes.then(() => this.rearrange(alter));
    return this.changes;
  }

  /** Whoever held a partition ends the batch in hand before another takes it over. */
  private async rearrange(alter: (members: GroupMember[]) => void): Promise<void> {
    await Promise.all(this.members.map((member) => member.settle()));
    for (const member of this.members) member.assigned = [];
    alter(this.members);
    const topics = new Set(this.members.flatMap((member) => member.topics));
    for (const topic of topics) {
      const readers = this.members.filter((member) => member.topics.includes(topic));
      for (const partition of this.partitionsOf(topic)) {
        readers[partition.number % readers.length]!.assigned.push({ topic, partition });
      }
    }
    for (const member of this.members) member.go();
    this.bell.ring();
  }
}
