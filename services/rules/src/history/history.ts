import { claimDrafted, claimRemembered, type ClaimMemory, deadLetters } from '@chargeline/contracts';
import type { CalendarDate } from '@chargeline/kernel';
import type { Log } from '@chargeline/messaging';
import { CLOCK, type Context, LOG, LOGGER } from '@chargeline/runtime';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';

import { dayOf } from '../domain/day-of.js';
import type { PastClaim } from '../domain/past-claim.js';
import { type ClaimRevision, type Draft, PatientHistory, type Remembered } from '../domain/patient-history.js';
import { OpenLetters } from './open-letters.js';
import { TopicMemory } from './topic-memory.js';

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
    const tell = ({ memory }: { readonly memory: ClaimMemory }): void =>
      this.patients.tell(memory, this.dayUntil(memory.judgedOn));
    this.memory = await TopicMemory.open(this.log, claimRemembered, tell, alarm);
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
   * between: what they remembered is read first. So is what was judged here of the same draft and is not in the topic yet.
   */
  async ready(drafts: readonly Draft[]): Promise<void> {
    let isAlone = true;
    for (const draft of drafts) {
      const { partition, offset } = draft;
      const place = BigInt(offset);
      const follows = this.judged.get(partition) === place - 1n;
      this.judged.set(partition, place);
      isAlone &&= follows && !this.letters.takeConcern(partition) && !this.patients.awaits(draft);
    }
    if (!isAlone) await this.memory!.caughtUp();
  }

  /** What is known of a draft that was decided before; null where nothing is. */
  remembered(claim: ClaimRevision): Remembered | null {
    return this.patients.remembered(claim);
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
    const today = dayOf(this.now());
    return judgedOn < today ? judgedOn : today;
  }
}
