import type { ReplayRequest } from '@chargeline/contracts';
import type { Incoming } from './incoming.js';
import type { Log } from './log.js';
import type { Sheet } from './parking.js';
import { type Done, isRetriable, type Work } from './processor.js';

const NOTHING: Done = { records: [], letters: [] };

interface Room {
  readonly service: string;
  readonly log: Log;
  readonly works: ReadonlyMap<string, Work>;
  readonly onAlarm: (text: string) => void;
}

/** What to write when a letter is asked back: what its event leads to, and the letter's release. Nothing while another stands before it. */
async function replayOne(letterId: string, { log, works, onAlarm }: Room, sheet: Sheet): Promise<Done> {
  const letter = sheet.find(letterId);
  if (letter === undefined || (letter.waitsBehind !== null && sheet.find(letter.waitsBehind) !== undefined)) {
    return NOTHING;
  }
  const work = works.get(letter.topic);
  const record = await log.readAt(letter.topic, letter.partition, letter.offset);
  if (work === undefined || record === null) {
    onAlarm(
      `Dead letter ${letterId} cannot be replayed: its ${record === null ? 'record is gone' : 'topic is not read'}.`,
    );
    return NOTHING;
  }
  try {
    const { records } = await work.handle([work.open(record)]);
    return { records, letters: [sheet.release(letter)] };
  } catch (error) {
    if (isRetriable(error)) throw error;
    return NOTHING;
  }
}

/** Takes replay requests, in their order: those of other services and of letters that are not parked lead to nothing. */
export async function replayAll(
  requests: readonly Incoming<{ replay: ReplayRequest }>[],
  room: Room,
  sheet: Sheet,
): Promise<Done> {
  const done: Done[] = [];
  for (const { body } of requests) {
    if (body.replay.service === room.service) done.push(await replayOne(body.replay.letterId, room, sheet));
  }
  return { records: done.flatMap(({ records }) => records), letters: done.flatMap(({ letters }) => letters) };
}
