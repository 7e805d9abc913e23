import { setTimeout as pause } from 'node:timers/promises';
import { MllpSender, type SentEncounter } from '@chargeline/standalone';
import type { Clinic } from '../stories/clinic.js';
import { message } from '../stories/messages.js';

/** How many senders there are; each waits for its acknowledgement before it sends the next. */
export const SENDERS = 4;
/** What a patient of the clinic's stories is charged, and what the fee schedule allows for it. */
const VISIT = { totalCents: 15_000, allowedCents: 8_552 };

/** Office visits that come without a pause until they are stopped. */
export interface Traffic {
  /** How many were acknowledged so far. */
  readonly sent: () => number;
  /** Resolves, when the last one is acknowledged, with the senders' own books. */
  readonly stop: () => Promise<readonly SentEncounter[]>;
}

/** Sends until it is acknowledged, as real senders do: on a new connection where the old one broke. */
async function acknowledged(clinic: Clinic, body: Buffer, sender: MllpSender | null): Promise<MllpSender> {
  for (let own = sender; ; own = null) {
    own ??= new MllpSender(clinic.line.doors.mllp);
    try {
      if ((await own.send(body)).accepted) return own;
    } catch {
      await own.close().catch(() => undefined);
    }
    await pause(100);
  }
}

export function openTraffic(clinic: Clinic, name: string): Traffic {
  const sent: string[] = [];
  const ended = new AbortController();
  const lane = async (lane: number): Promise<void> => {
    let sender: MllpSender | null = null;
    for (let n = 1; !ended.signal.aborted; n += 1) {
      const number = `${name}-${lane}-${n}`;
      sender = await acknowledged(clinic, message({ number, controlId: `M-${number}` }), sender);
      sent.push(number);
      await pause(20);
    }
    await sender?.close();
  };
  const lanes = Array.from({ length: SENDERS }, (_, at) => lane(at));
  return {
    sent: () => sent.length,
    stop: async () => {
      ended.abort();
      await Promise.all(lanes);
      return sent.map((number) => ({
        encounterId: clinic.encounterId(number),
        claimId: clinic.claimId(number),
        ...VISIT,
      }));
    },
  };
}
