import type { DeadLetter } from '@chargeline/contracts';

/** The dead letters of drafts, by partition: those that are parked, and those let go since somebody asked. */
export class OpenLetters {
  private readonly parked = new Map<number, Set<string>>();
  private readonly released = new Set<number>();

  constructor(private readonly topic: string) {}

  note({ topic, partition, letterId, state }: DeadLetter): void {
    if (topic !== this.topic) return;
    const parked = this.parked.get(partition) ?? new Set();
    this.parked.set(partition, parked);
    if (state === 'parked') parked.add(letterId);
    else if (parked.delete(letterId)) this.released.add(partition);
  }

  /**
   * Whether another instance may have judged a draft of the partition that stands before those judged here: one that is parked, for
   * what is read here of letters may be late, or one that was let go since this was last asked: who takes that has to see to it.
   */
  takeConcern(partition: number): boolean {
    const isReleased = this.released.delete(partition);
    return isReleased || (this.parked.get(partition)?.size ?? 0) > 0;
  }
}
