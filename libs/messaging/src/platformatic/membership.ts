import { Consumer, type GroupAssignment, heartbeatV4 } from '@platformatic/kafka';
import { setTimeout as after } from 'node:timers/promises';
import { fromKafka, isSettling } from '../kafka/kafka-error.js';
import { DEFAULT_SESSION_MS, type KafkaLogOptions } from '../kafka/kafka-options.js';
import { Presence } from '../kafka/presence.js';
import { waitBefore } from '../pause.js';
import { persist } from './persist.js';
import { membershipOf, settingsOf } from './settings.js';

const TRIES = 10;
const NOTHING = Buffer.alloc(0);
const BEAT_MS = 500;

export interface MembershipEvents {
  /** The group has let the member in and given it partitions. */
  readonly onAssigned: (assignments: readonly GroupAssignment[]) => void;
  /** The partitions move. The member joins again when this resolves: until then nobody else has them. */
  readonly onRevoked: () => Promise<void>;
  readonly onLost: (error: unknown) => void;
}

/** A place in a group, kept by the client's heartbeats and taken again when it is lost. */
export class Membership {
  private readonly consumer: Consumer;
  private readonly presence: Presence;
  private readonly stopping = new AbortController();
  private rejoining: Promise<void> | undefined;

  constructor(
    private readonly options: KafkaLogOptions,
    private readonly group: string,
    topics: readonly string[],
    private readonly events: MembershipEvents,
  ) {
    this.presence = new Presence(options.sessionTimeoutMs ?? DEFAULT_SESSION_MS);
    this.consumer = new Consumer({
      ...settingsOf(options),
      ...membershipOf(options),
      groupId: group,
      // The client joins again as soon as a heartbeat says so, also while a batch is in hand. This is what it waits for.
      protocolsMetadata: () => this.beatDuring(events.onRevoked()).then(() => NOTHING),
    });
    this.consumer.topics.trackAll(...topics);
    this.consumer.on('consumer:group:join', ({ assignments = [] }) => {
      this.presence.seen();
      events.onAssigned(assignments);
    });
    this.consumer.on('consumer:heartbeat:end', this.presence.seen);
    this.consumer.on('consumer:heartbeat:error', this.presence.gone);
    // The one sign that the client tried to join again and gave up.
    this.consumer.on('error', () => {
      this.presence.gone();
      this.rejoin();
    });
  }

  readonly joined = (): boolean => !this.stopping.signal.aborted && this.presence.joined();

  /** Rejects when the group does not let the member in for some seconds. */
  async join(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await this.consumer.joinGroup();
        return;
      } catch (error) {
        if (tries === TRIES || !isSettling(error)) throw fromKafka(error, `join group ${this.group}`);
        await after(waitBefore(tries, 50, 1_000));
      }
    }
  }

  readonly commit = (topic: string, partition: number, offset: bigint): Promise<void> =>
    this.consumer.commit({ offsets: [{ topic, partition, offset, leaderEpoch: -1 }] });

  readonly committed = (assignments: readonly GroupAssignment[]): Promise<ReadonlyMap<string, readonly bigint[]>> =>
    this.consumer.listCommittedOffsets({ topics: [...assignments] });

  /** Gives up the partitions at once; join again with `rejoin`. */
  async leave(): Promise<void> {
    this.presence.gone();
    await Promise.resolve(this.consumer.leaveGroup(true)).catch(() => undefined);
  }

  rejoin(): void {
    if (this.stopping.signal.aborted || this.rejoining !== undefined) return;
    const serving = `serve group ${this.group}`;
    this.rejoining = persist(serving, this.options, this.stopping.signal, async () => {
      await this.consumer.joinGroup();
    })
      .catch(this.events.onLost)
      .finally(() => (this.rejoining = undefined));
  }

  /** The client beats no more when it is about to join again: a batch in hand would cost the member its place. */
  private async beatDuring(work: Promise<void>): Promise<void> {
    const timer = setInterval(() => void this.beat().catch(() => undefined), BEAT_MS);
    await work.finally(() => clearInterval(timer));
  }

  private async beat(): Promise<void> {
    const { generationId, memberId } = this.consumer;
    const node = await this.consumer.findGroupCoordinator();
    const { brokers } = await this.consumer.metadata({ topics: [] });
    const broker = brokers.get(node);
    if (memberId === null || broker === undefined) return;
    const connection = await this.consumer.connections.get(broker);
    await heartbeatV4.api.async(connection, this.group, generationId, memberId);
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.consumer.close(true).catch(() => this.consumer.connections.close());
    await this.rejoining;
  }
}
