import type { GatewayUser } from '@chargeline/standalone';
import { missing } from '../exit.js';

/** A dead letter as gateway tells it: by its place, never by its body. */
export interface Letter {
  readonly letterId: string;
  readonly service: string;
  readonly key: string | null;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly eventId: string | null;
  readonly code: string;
  readonly waitsBehind: string | null;
  readonly parkedAt: string;
}

export interface Replayed {
  readonly requested: readonly string[];
  readonly unknown: readonly string[];
}

const MOST_AT_ONCE = 500;

function expected(status: number, wanted: number): void {
  if (status !== wanted)
    throw missing(`Gateway does not answer about dead letters (HTTP ${status}). Look at the log of the line.`);
}

/** Every parked letter of a user's tenant, in the order of parking. */
export async function lettersOf(user: Pick<GatewayUser, 'get'>): Promise<readonly Letter[]> {
  const letters: Letter[] = [];
  for (let after: string | null = '0'; after !== null;) {
    const { status, body } = await user.get(`dead-letters?limit=${MOST_AT_ONCE}&after=${after}`);
    expected(status, 200);
    const page = body as { readonly letters: readonly Letter[]; readonly next: string | null };
    letters.push(...page.letters);
    after = page.next;
  }
  return letters;
}

/** Gives letters back to their rooms, in the order of their parking. */
export async function replay(
  user: Pick<GatewayUser, 'post'>,
  letterIds: readonly string[],
): Promise<readonly string[]> {
  const requested: string[] = [];
  for (let at = 0; at < letterIds.length; at += MOST_AT_ONCE) {
    const some = letterIds.slice(at, at + MOST_AT_ONCE);
    const { status, body } = await user.post('dead-letters/replay', { letterIds: some });
    expected(status, 202);
    requested.push(...(body as Replayed).requested);
  }
  return requested;
}
