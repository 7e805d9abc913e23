import type { Line } from '@chargeline/standalone';
import type { Phase, PhaseSizes } from '../phases.js';
import type { PhaseTraffic } from '../tape/tapes.js';
import type { TrafficOptions } from '../traffic/traffic.js';

/** Has all messages made and written to tapes below the folder. Answered with `Prepared`; tells how many are written. */
export interface Prepare {
  readonly kind: 'prepare';
  readonly traffic: TrafficOptions;
  readonly sizes: PhaseSizes;
  readonly folder: string;
}

export type Prepared = Readonly<Record<Phase, PhaseTraffic>>;

/** Has a phase sent. Answered with `Sent`; tells how many messages are answered. */
export interface Send {
  readonly kind: 'send';
  readonly phase: Phase;
  readonly folder: string;
  readonly doors: Line['doors'];
  readonly logins: Line['logins'];
  /** Null: as fast as it goes. */
  readonly messagesPerSecond: number | null;
}

export interface Sent {
  /** When the first message was sent, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly messages: number;
  /** How many were answered otherwise than planned, by what the door said instead. */
  readonly unexpected: Readonly<Record<string, number>>;
  /** Of a paced phase: when each message was due, in milliseconds since 1970. One that was sent late counts from when it was due. */
  readonly due: readonly (readonly [message: string, at: number])[];
}

export type SenderQuestion = Prepare | Send;
