import { type Delivered, lanesOf, type Line } from '@chargeline/standalone';
import type { Delivery } from '@chargeline/synth';
import { keepTrying } from './keep-trying.ts';
import { Lane } from './lane.ts';
import type { Logins } from './logins.ts';

export interface Ears {
  readonly onAnswer: (delivered: Delivered) => void;
  /** Told of each message that is sent again, and why. */
  readonly onRetry: (why: string) => void;
}

/** Sends everything through the real doors, several senders at once, each of which sends a message again until it is answered. */
export async function deliver(
  deliveries: readonly Delivery[],
  doors: Line['doors'],
  logins: Logins,
  { onAnswer, onRetry }: Ears,
  signal: AbortSignal,
): Promise<void> {
  const run = async (mine: readonly Delivery[]): Promise<void> => {
    const lane = new Lane(doors, logins);
    try {
      for (const delivery of mine) {
        const answer = await keepTrying(() => lane.attempt(delivery), onRetry, signal);
        onAnswer({ delivery, answer });
      }
    } finally {
      await lane.close();
    }
  };
  await Promise.all(lanesOf(deliveries).map(run));
}
