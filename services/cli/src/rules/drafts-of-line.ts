import { claimDrafted } from '@chargeline/contracts';
import { type Log, type LogRecord, opener, read } from '@chargeline/messaging';
import { type ClaimDocument, draftedView } from '@chargeline/rules';
import { missing } from '../exit.js';
import { onKafka } from '../kafka/on-kafka.js';
import { findSavedLine } from '../line/saved-line.js';

type Env = Readonly<Record<string, string | undefined>>;
type Each = (document: ClaimDocument) => void;

/**
 * The claims that were drafted since a day (UTC), each revision on the day of its event: from the Kafka of the running
 * line, else from that of KAFKA_BROKERS. Resolves with how many records of the topic could not be read. Throws
 * CHL_CLI_MISSING where there is no Kafka.
 */
export async function draftsOfLine(home: string, env: Env, since: string, each: Each): Promise<number> {
  const line = await findSavedLine(home);
  if (line !== null && line.brokers === null)
    throw missing(
      'The running line keeps its log in its own memory, where no other process can read it. Start it with "chargeline up", or give --claims.',
    );
  const brokers = line === null ? {} : { KAFKA_BROKERS: line.brokers! };
  return onKafka({ ...env, ...brokers }, (log) => draftsOf(log, since, each));
}

/** The same, from a log. */
export async function draftsOf(log: Log, since: string, each: Each): Promise<number> {
  const open = opener(read(claimDrafted, draftedView));
  let unreadable = 0;
  let fault: unknown;
  const take = (record: LogRecord): void => {
    if (fault !== undefined) return;
    const draft = draftOf(record);
    if (draft === null) unreadable += 1;
    else if (draft.judgedOn! >= since) tellOne(draft);
  };
  const draftOf = (record: LogRecord): ClaimDocument | null => {
    try {
      const { body, time } = open(record);
      return { ...body, judgedOn: new Date(time).toISOString().slice(0, 10) };
    } catch {
      return null;
    }
  };
  // A tail must not be thrown at.
  const tellOne = (draft: ClaimDocument): void => {
    try {
      each(draft);
    } catch (error) {
      fault = error;
    }
  };
  const tail = await log.tail(claimDrafted.name, take);
  try {
    await tail.caughtUp;
  } finally {
    await tail.stop();
  }
  if (fault !== undefined) throw fault;
  return unreadable;
}
