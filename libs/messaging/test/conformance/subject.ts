import type { Log } from '../../src/index.js';
import { unique } from '../notes.js';

/** A record as a stranger may write it. */
export interface RawRecord {
  readonly topic: string;
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string | Buffer>>;
}

/** A log under test. */
export interface Subject {
  readonly log: Log;
  /** Writes as a stranger would; where none can write, only what our own code could. */
  readonly appendRaw: (records: readonly RawRecord[]) => Promise<void>;
  /** Lets a member take a batch and kills it before it has committed. Resolves with the numbers it had in hand, when it is dead. */
  readonly crashMidBatch: (group: string, topic: string) => Promise<readonly number[]>;
  readonly close: () => Promise<void>;
}

export async function aTopic(log: Log, partitions: number): Promise<string> {
  const name = `${unique('plain')}.thing.happened.v1`;
  await log.createTopics([{ name, partitions }]);
  return name;
}
