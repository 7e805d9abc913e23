import { type Letter, lettersOf } from '../tape/tape.js';
import { tapesOf } from '../tape/tapes.js';
import { messageKey } from '../latency/message-key.js';
import { Lane } from './lane.js';
import { dueMillis, timeOfDay, until } from './pace.js';
import type { Send, Sent } from './questions.js';
import { Tokens } from './tokens.js';

/** Sends what is on the tapes of a phase, all lanes at once; `tell` is told how many messages are answered. */
export async function sendPhase(
  { phase, folder, doors, logins, messagesPerSecond }: Send,
  tell: (messages: number) => void,
): Promise<Sent> {
  const tokens = new Tokens(doors.gateway, logins);
  await Promise.all(logins.map(({ tenant }) => tokens.of(tenant)));
  const unexpected: Record<string, number> = {};
  const due: [string, number][] = [];
  let messages = 0;
  const startedAt = timeOfDay();

  const turnOf = async (letter: Letter): Promise<void> => {
    if (messagesPerSecond === null) return;
    const at = startedAt + dueMillis(letter.turn, messagesPerSecond);
    due.push([messageKey(letter), at]);
    await until(at);
  };
  const run = async (tape: string): Promise<void> => {
    const lane = new Lane(doors, tokens);
    try {
      for await (const letter of lettersOf(tape)) {
        await turnOf(letter);
        const { accepted, code } = await lane.send(letter);
        if (accepted !== (letter.expect === 'accepted')) unexpected[code] = (unexpected[code] ?? 0) + 1;
        tell((messages += 1));
      }
    } finally {
      await lane.close();
    }
  };
  await Promise.all(tapesOf(folder, phase).map(run));
  return { startedAt, messages, unexpected, due };
}
