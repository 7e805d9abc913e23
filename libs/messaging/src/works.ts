import { type ReplayRequest, replayRequested } from '@chargeline/contracts';
import type { BatchTrace } from './batch-trace.js';
import type { Consumption } from './consumer.js';
import { type Incoming, opener, read } from './incoming.js';
import type { Log, NewRecord } from './log.js';
import type { Outgoing } from './outgoing.js';
import type { Parking } from './parking.js';
import type { Work } from './processor.js';
import { replayAll } from './replay.js';

interface Room {
  readonly service: string;
  readonly log: Log;
  readonly parking: Parking;
  readonly record: (outgoing: Outgoing) => NewRecord;
  readonly onAlarm: (text: string) => void;
}

/** What a service does with the records of each topic that it reads: its own and the replay requests. */
export interface Works {
  readonly topics: readonly string[];
  /** The work on one of the topics, traced where there is a trace of the batch. */
  readonly on: (topic: string, trace: BatchTrace | undefined) => Work;
}

const requests = read(replayRequested, replayRequested.sections);

export function worksOf(consumptions: readonly Consumption[], room: Room): Works {
  const { service, log, parking, record, onAlarm } = room;
  const own = new Map<string, Work>(
    consumptions.map(({ reading, handle }) => [
      reading.topic.name,
      {
        open: opener(reading),
        handle: async (events) => ({ records: (await handle(events)).map(record), letters: [] }),
      },
    ]),
  );
  const openRequest = opener(requests);
  const replaying = (works: ReadonlyMap<string, Work>): Work => ({
    open: openRequest,
    handle: (events) =>
      replayAll(
        events as readonly Incoming<{ replay: ReplayRequest }>[],
        { service, log, works, onAlarm },
        parking.sheet(),
      ),
  });
  const plain = new Map(own).set(replayRequested.name, replaying(own));

  return {
    topics: [...plain.keys()],
    on: (topic, trace) => {
      if (trace === undefined) return plain.get(topic)!;
      if (topic !== replayRequested.name) return trace.over(own.get(topic)!);
      return trace.over(replaying(new Map([...own].map(([name, work]) => [name, trace.overReplayed(work)]))));
    },
  };
}
