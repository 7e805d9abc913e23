import type { EncounterSource } from '@chargeline/contracts';
import {
  acknowledge,
  decodeHl7,
  Hl7Fault,
  type Hl7Header,
  type Hl7Message,
  isAcknowledgement,
  type Outcome,
  replyCode,
  salvageHeader,
} from '@chargeline/hl7';
import { Announcer, CLOCK, type Context, LOGGER } from '@chargeline/runtime';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type EhrAdaptersConfig } from './config.js';
import { Door, type Parcel } from './door.js';
import { senderOf } from './domain/hl7/header.js';
import { PROFILES } from './domain/hl7/profiles.js';
import { readEncounter } from './domain/hl7/read-encounter.js';
import { faultOf } from './fault-of.js';
import { sha256 } from './sealed-encounter.js';
import type { Answer } from './store/messages.js';

const NONE: Answer = { status: 204, body: null };
const OUTCOME: Readonly<Record<'AE' | 'AR', Outcome>> = { AE: 'error', AR: 'rejected' };
const REFUSED: Readonly<Record<'AE' | 'AR', number>> = { AE: 422, AR: 400 };
const TRY_AGAIN = 503;
const REUSED = new Hl7Fault('MSH-10 was the id of another message before.', {
  ackCode: 'AE',
  errorCode: 205,
  segment: 'MSH',
  field: 10,
});

/** Takes HL7 v2 messages, however they came, and says what to answer. */
@Injectable()
export class Hl7Reception {
  constructor(
    @Inject(CONFIG) private readonly config: EhrAdaptersConfig,
    @Inject(Door) private readonly door: Door,
    @Inject(Announcer) private readonly announcer: Announcer,
    @Inject(CLOCK) private readonly now: () => Date,
    @Inject(LOGGER) private readonly logger: Context['logger'],
  ) {}

  /** Never rejects: every fault is an answer. An acknowledgement gets none. */
  async receive(bytes: Buffer): Promise<Answer> {
    const header = salvageHeader(bytes);
    if (isAcknowledgement(header)) return NONE;
    return this.announcer.receive('', () => this.read(header, bytes));
  }

  /** The answer to bytes that are no message: `head` is enough of them to find a header. */
  refuseHead(fault: Hl7Fault, head: Buffer): Answer {
    const header = salvageHeader(head);
    return isAcknowledgement(header) ? NONE : this.refuse(header, fault, head, REFUSED[fault.ackCode]);
  }

  private async read(header: Hl7Header, bytes: Buffer): Promise<Answer> {
    try {
      const message = decodeHl7(bytes);
      return await this.door.take(this.parcel(message, senderOf(message, this.config.sources), bytes));
    } catch (error) {
      const { fault, retriable } = faultOf(error, this.logger);
      return this.refuse(header, fault, bytes, retriable ? TRY_AGAIN : REFUSED[fault.ackCode]);
    }
  }

  private parcel(message: Hl7Message, sender: EncounterSource, bytes: Buffer): Parcel {
    const { header, controlId, sendingApplication, sendingFacility, type } = message;
    return {
      sender,
      format: 'hl7v2',
      trigger: type,
      messageId: controlId,
      causeId: ['hl7', sender.id, sendingApplication, sendingFacility, controlId].join('|'),
      bytes,
      read: () => ({
        visits: [{ ordinal: 0, told: readEncounter(message, PROFILES.get(sender.vendor)!, sender) }],
        answer: () => this.answer(header, 'accepted', [], bytes, 200),
      }),
      conflict: () => this.refuse(header, REUSED, bytes, REFUSED.AE),
    };
  }

  private refuse(header: Hl7Header, fault: Hl7Fault, bytes: Buffer, status: number): Answer {
    return this.answer(header, OUTCOME[fault.ackCode], [fault], bytes, status);
  }

  private answer(
    header: Hl7Header,
    outcome: Outcome,
    errors: readonly Hl7Fault[],
    bytes: Buffer,
    status: number,
  ): Answer {
    const code = replyCode(header, outcome);
    if (code === null) return { status, body: null };
    const detail = { controlId: `A${sha256(bytes).slice(0, 19)}`, timestamp: this.now(), errors };
    return { status, body: acknowledge(header, code, detail) };
  }
}
