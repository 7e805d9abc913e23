import { Consumer, type GroupAssignment } from '@platformatic/kafka';
import { fromKafka, isRejoin } from '../kafka/kafka-error.js';
import type { KafkaLogOptions } from '../kafka/kafka-options.js';
import { offer } from '../kafka/offer.js';
import type { GroupSubscription, LogRecord, SubscribeOptions } from '../log.js';
import { backoff } from '../pause.js';
import type { Fetched, Place } from './fetch.js';
import { Membership } from './membership.js';
import { persist } from './persist.js';
import { readPlaces } from './read-places.js';
import { settingsOf } from './settings.js';
import { listenTo } from './silence.js';

const retreat = backoff(50, 1_000);

/** One member of a group. Commits slice after slice, after each one's effect, and never otherwise. */
export class GroupMember implements GroupSubscription {
  private readonly membership: Membership;
  private readonly reader: Consumer;
  private stopped: Promise<void> | undefined;
  private crashed = false;
  /** Aborted when the partitions move away or the member stops; renewed when it has joined. */
  private holding = new AbortController();
  private reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: SubscribeOptions,
    private readonly settings: KafkaLogOptions,
  ) {
    this.reader = new Consumer({ ...settingsOf(settings), groupId: options.group });
    this.membership = new Membership(settings, options.group, options.topics, {
      onAssigned: (assignments) => this.begin(assignments),
      onRevoked: () => this.letGo(),
      onLost: (error) => this.lost(error),
    });
  }

  /** Resolves when the group has let the member in. */
  async join(): Promise<void> {
    try {
      await this.membership.join();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  readonly joined = (): boolean => this.stopped === undefined && !this.crashed && this.membership.joined();

  readonly stop = (): Promise<void> => (this.stopped ??= this.end());

  private async end(): Promise<void> {
    await this.letGo();
    await this.membership.close();
    await this.reader.close();
  }

  private lost(error: unknown): void {
    this.crashed = true;
    if (this.stopped === undefined) this.settings.onCrash?.(fromKafka(error, `serve group ${this.options.group}`));
  }

  /** Resolves when nothing is in hand any more. */
  private letGo(): Promise<void> {
    this.holding.abort();
    return this.reading;
  }

  /** The client may join twice at once, and then says so twice: the second reading takes the place of the first. */
  private begin(assignments: readonly GroupAssignment[]): void {
    if (this.stopped !== undefined) return;
    const before = this.letGo();
    const holding = new AbortController();
    this.holding = holding;
    this.reading = before.then(() => this.read(assignments, holding));
  }

  private async read(assignments: readonly GroupAssignment[], holding: AbortController): Promise<void> {
    const { group } = this.options;
    await persist(`serve group ${group}`, this.settings, holding.signal, async (well) =>
      readPlaces({
        consumer: this.reader,
        places: await this.placesOf(assignments),
        signal: holding.signal,
        each: async (part) => {
          await this.take(part, holding);
          well();
        },
        onGone: ({ topic, partition }) =>
          this.settings.onAlarm?.(
            `Group ${group} asked for an offset of ${topic}/${partition} that is not there and goes on from the oldest: records may be lost.`,
          ),
      }),
    ).catch((error: unknown) => this.lost(error));
  }

  /** Where to go on: after the last commit, and without one from the beginning. */
  private async placesOf(assignments: readonly GroupAssignment[]): Promise<readonly Place[]> {
    if (assignments.length === 0) return [];
    const topics = assignments.map(({ topic }) => topic);
    const committed = await this.membership.committed(assignments);
    const oldest = await this.reader.listOffsets({ topics, timestamp: -2n });
    return assignments.flatMap(({ topic, partitions }) =>
      partitions.map((partition) => {
        const next = committed.get(topic)?.[partition] ?? -1n;
        return { topic, partition, next: next < 0n ? oldest.get(topic)![partition]! : next };
      }),
    );
  }

  private async take({ place, records, next }: Fetched, holding: AbortController): Promise<void> {
    const { maxBatch } = this.options;
    for (let first = 0; first < records.length; first += maxBatch) {
      const slice = records.slice(first, first + maxBatch);
      if (!(await this.slice(place, slice, holding))) return;
      // The last slice also passes what is no record: the marks of transactions.
      const last = first + maxBatch >= records.length ? next : BigInt(slice.at(-1)!.offset) + 1n;
      if (!(await this.commit(place, last, holding))) return;
    }
  }

  private async slice(place: Place, records: readonly LogRecord[], holding: AbortController): Promise<boolean> {
    const { topic, partition } = place;
    const silence = listenTo(() => void this.giveUp(holding));
    const heartbeat = async (): Promise<void> => silence.broken();
    try {
      return await offer({ topic, partition, records, heartbeat, signal: holding.signal }, this.options);
    } finally {
      silence.stop();
    }
  }

  /** Others may have the partitions. The member comes back when the batch that hangs is over. */
  private async giveUp(holding: AbortController): Promise<void> {
    holding.abort();
    await this.membership.leave();
    await this.reading;
    this.membership.rejoin();
  }

  /** False when the partition is no longer this member's: the records come again, here or elsewhere. */
  private async commit({ topic, partition }: Place, next: bigint, holding: AbortController): Promise<boolean> {
    for (let failures = 0; ; failures += 1) {
      try {
        await this.membership.commit(topic, partition, next);
        return true;
      } catch (error) {
        if (isRejoin(error)) holding.abort();
        if (holding.signal.aborted) return false;
        await retreat(failures, holding.signal).catch(() => undefined);
      }
    }
  }
}
