import { claimDrafted } from '@chargeline/contracts';
import { type Log, type LogRecord, opener, read as view } from '@chargeline/messaging';
import { type ClaimDocument, draftedView } from '@chargeline/rules';
import { missing } from '../exit.js';
import { onKafka } from '../kafka/on-kafka.js';
import { findSavedLine } from '../line/saved-line.js';

type Env = Readonly<Record<string, string | undefined>>;
type Each = (document: ClaimDocument) => void;

/**
 * The claims that were drafted since a day (UTC), each once, by its last revision and on the day of that: from the Kafka of the
 * running line, else from that of KAFKA_BROKERS. Resolves with how many records of the topic could not be read. Throws
 * CHL_CLI_MISSING where there is no Kafka.
 */
export async function draftsOfLine(home: string, env: Env, since: string, each: Each): Promise<number> {
  const line = await findSavedLine(home);
  if (line !== null && line.brokers === null)
    throw missing(
      'The running line keeps its log in its own memory, where no other process can read it. Start it with "chargeline up", or give --claims.',
    );
  if (line === null && !env['KAFKA_BROKERS']?.trim())
    throw missing('No line runs, and KAFKA_BROKERS names no Kafka. Start one with "chargeline up", or give --claims.');
  const brokers = line === null ? {} : { KAFKA_BROKERS: line.brokers! };
  return onKafka({ ...env, ...brokers }, (log) => draftsOf(log, since, each));
}

/** The same, from a log. */
export async function draftsOf(log: Log, since: string, each: Each): Promise<number> {
  const last = new Map<string, number>();
  const unreadable = await drafts(log, ({ claim: { claimId, revision } }) => {
    last.set(claimId, Math.max(revision, last.get(claimId) ?? 0));
  });
  await drafts(log, (draft) => {
    const { claimId, revision } = draft.claim;
    if (draft.judgedOn! < since || revision !== last.get(claimId)) return;
    last.delete(claimId);
    each(draft);
  });
  return unreadable;
}

/** Reads all drafts of a log, from the first to the last of now. Resolves with how many records could not be read. */
async function drafts(log: Log, each: Each): Promise<number> {
  let unreadable = 0;
  let fault: unknown;
  const take = (record: LogRecord): void => {
    if (fault !== undefined) return;
    const draft = draftOf(record);
    if (draft === null) unreadable += 1;
    else tellOne(draft);
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

const open = opener(view(claimDrafted, draftedView));

function draftOf(record: LogRecord): ClaimDocument | null {
  try {
    const { body, time, tenant } = open(record);
    const encounter = { ...body.encounter, tenantId: tenant };
    return { ...body, encounter, judgedOn: new Date(time).toISOString().slice(0, 10) };
  } catch {
    return null;
  }
}
