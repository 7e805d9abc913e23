import {
  type Encounter,
  encounterReceived,
  messageQuarantined,
  type EncounterSource,
  type Source,
} from '@chargeline/contracts';
import { emit, type Outgoing } from '@chargeline/messaging';
import { Announcer, KEYS } from '@chargeline/runtime';
import type { KeyProvider } from '@chargeline/security';
import { Inject, Injectable } from '@nestjs/common';
import type { Told } from './domain/told.js';
import { sealedEncounter, sha256 } from './sealed-encounter.js';
import { type Answer, type Message, Messages } from './store/messages.js';
import { Turns } from './turns.js';

/** What a message was read as: its visits with the ordinals of their events, and the answer once they are in the log. */
export interface Reading {
  readonly visits: readonly { readonly ordinal: number; readonly told: Told }[];
  readonly answer: () => Answer;
}

/** A message whose sender is known. */
export interface Parcel {
  readonly sender: EncounterSource;
  readonly format: Source['format'];
  readonly trigger: string;
  /** The sender's own id of the message, and the cause of its events. */
  readonly messageId: string;
  readonly causeId: string;
  readonly bytes: Buffer;
  /** Reads the body; throws what names the fault. */
  readonly read: () => Reading;
  /** The answer to a message whose id was used for another body. */
  readonly conflict: () => Answer;
}

/** The one way in. A message is answered after the log has its events, and answered the same for ever after. */
@Injectable()
export class Door {
  private readonly turns = new Turns();

  constructor(
    @Inject(Messages) private readonly messages: Messages,
    @Inject(Announcer) private readonly announcer: Announcer,
    @Inject(KEYS) private readonly keys: KeyProvider,
  ) {}

  /** Rejects with what `read` throws, and when the log or the table cannot be reached: then the sender must send again. */
  take(parcel: Parcel): Promise<Answer> {
    const { sender, causeId, bytes } = parcel;
    const key = { tenantId: sender.tenantId, sourceId: sender.id, key: sha256(causeId) };
    const digest = sha256(bytes);
    return this.turns.take(`${key.sourceId} ${key.key}`, async () => {
      const known = await this.messages.find(key);
      if (known !== null) return this.again(parcel, digest, known);
      const { visits, answer } = parcel.read();
      const encounters = visits.map(({ ordinal, told }) => this.sealed(parcel, ordinal, told));
      await this.announcer.announce(encounters.map(({ ordinal, encounter }) => received(parcel, ordinal, encounter)));
      // The log first: after a crash here the resend makes the same events again, and loses none.
      const standing = await this.messages.keep({
        ...key,
        digest,
        answer: { ...answer(), encounters: encounters.map(({ encounter }) => encounter.encounterId) },
      });
      return this.again(parcel, digest, standing);
    });
  }

  private async again(parcel: Parcel, digest: string, known: Message): Promise<Answer> {
    if (known.digest === digest) return known.answer;
    await this.announcer.announce([quarantined(parcel, digest)]);
    return parcel.conflict();
  }

  private sealed({ sender, format, trigger, messageId, causeId }: Parcel, ordinal: number, told: Told) {
    const { tenantId, id, vendor } = sender;
    const source = { id, vendor, format, trigger, messageId };
    return { ordinal, encounter: sealedEncounter(told, { tenantId, causeId, ordinal, source }, this.keys) };
  }
}

const causeOf = (tenant: string, id: string) => ({ id, tenant, traceparent: '', releases: {} });

const received = ({ sender, causeId }: Parcel, ordinal: number, encounter: Encounter): Outgoing =>
  emit(encounterReceived, causeOf(sender.tenantId, causeId), { encounter }, { ordinal });

function quarantined({ sender, messageId, causeId }: Parcel, digest: string): Outgoing {
  const { tenantId, id: sourceId } = sender;
  const quarantine = { tenantId, sourceId, messageId, reason: 'same-id-other-body' };
  return emit(messageQuarantined, causeOf(tenantId, `${causeId}|${digest}`), { quarantine });
}
