import { claimDrafted, claimRemembered, type ClaimMemory, deadLetters } from '@chargeline/contracts';
import type { CalendarDate } from '@chargeline/kernel';
import type { Log } from '@chargeline/messaging';
import { CLOCK, type Context, LOG, LOGGER } from '@chargeline/runtime';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';

import type { PastClaim } from '../domain/past-claim.js';
import { type Draft, PatientHistory, type Place } from '../domain/patient-history.js';
import { OpenLetters } from './open-letters.js';
import { TopicMemory } from './topic-memory.js';

/** The day (UTC) of a time in ISO 8601. */
export const dayOf = (time: string): CalendarDate => new Date(time).toISOString().slice(0, 10);

/** The claims of all patients that this room judged, also those that other instances of it did: read from its own topic. */
@Injectable()
export class History implements OnModuleInit, OnApplicationShutdown {
  private readonly patients = new PatientHistory();
  /** The last place that was judged here, by partition of the drafts. */
  private readonly judged = new Map<number, bigint>();
  private readonly letters = new OpenLetters(claimDrafted.name);
  private memory: TopicMemory | undefined;
  private letterbox: TopicMemory | undefined;

  constructor(
    @Inject(LOG) private readonly log: Log,
    @Inject(LOGGER) private readonly logger: Pick<Context['logger'], 'error'>,
    @Inject(CLOCK) private readonly now: () => Date,
  ) {}

  async onModuleInit(): Promise<void> {
    const alarm = (text: string): void => this.logger.error(text);
    const note = ({ memory }: { readonly memory: ClaimMemory }): void => this.note(memory);
    this.memory = await TopicMemory.open(this.log, claimRemembered, note, alarm);
    this.letterbox = await TopicMemory.open(
      this.log,
      deadLetters('rules'),
      ({ letter }) => this.letters.note(letter),
      alarm,
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.memory?.stop();
    await this.letterbox?.stop();
  }

  /**
   * To be awaited before drafts are judged. Where they do not follow on from the last ones judged here (a start, a rebalance, a
   * redelivery, a letter that is asked back), or letters of their partition are parked or were let go, others may have judged in
   * between: what they remembered is read first.
   */
  async ready(drafts: readonly Place[]): Promise<void> {
    let isAlone = true;
    for (const { partition, offset } of drafts) {
      const place = BigInt(offset);
      const follows = this.judged.get(partition) === place - 1n;
      this.judged.set(partition, place);
      isAlone &&= follows && !this.letters.concern(partition);
    }
    if (!isAlone) await this.memory!.caughtUp();
  }

  /** A draft as it stood first, where it was written twice. */
  first(draft: Draft): Draft {
    return this.patients.first(draft);
  }

  /** The draft that a claim revision was judged as; null where it is not remembered. */
  draftOf(claim: Parameters<PatientHistory['draftOf']>[0]): Draft | null {
    return this.patients.draftOf(claim);
  }

  /** The claims of the patient that stand before a draft. */
  before(draft: Draft): readonly PastClaim[] {
    return this.patients.before(draft);
  }

  /** Keeps a draft at once, for the next one of its patient; the topic will say it again. */
  note(memory: ClaimMemory): void {
    this.patients.note(memory, this.dayUntil(memory.judgedOn));
  }

  /** A writer whose clock is wrong must not make the room forget what is not old. */
  private dayUntil(judgedOn: CalendarDate): CalendarDate {
    const today = dayOf(this.now().toISOString());
    return judgedOn < today ? judgedOn : today;
  }
}
