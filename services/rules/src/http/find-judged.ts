import { claimJudged, claimOnHold, claimRejected, type Document, Judgement, type Topic } from '@chargeline/contracts';
import { ChargelineError } from '@chargeline/kernel';
import { type Incoming, type Log, type LogRecord, opener, read, type Tail } from '@chargeline/messaging';
import { view as drafted } from '../events/on-claim-drafted.js';

/** What rules see of a claim, and what they said of it. */
const view = { ...drafted, judgement: Judgement };

/** A claim as it was judged: its document, with the envelope of the event. */
export type JudgedClaim = Incoming<Document<typeof view>> & { readonly outcome: 'judged' | 'rejected' | 'held' };

interface Kind {
  readonly topic: Topic;
  readonly outcome: JudgedClaim['outcome'];
  readonly open: (record: LogRecord) => Incoming<Document<typeof view>>;
}

const kind = (topic: Topic, outcome: JudgedClaim['outcome']): Kind => ({
  topic,
  outcome,
  open: opener(read(topic, view)),
});

const KINDS = [kind(claimJudged, 'judged'), kind(claimRejected, 'rejected'), kind(claimOnHold, 'held')];

/** The topics hold a month; a search that takes longer than a person waits is given up. */
const MOST_MILLIS = 30_000;

/**
 * The latest revision of a claim among the claims that were judged, or null when there is none: reads their topics to
 * the end. Throws CHL_RULES_LONG_SEARCH, retriable, when that takes too long.
 */
export async function findJudged(log: Log, claimId: string, mostMillis = MOST_MILLIS): Promise<JudgedClaim | null> {
  const found: { readonly record: LogRecord; readonly kind: Kind }[] = [];
  const tails: Tail[] = [];
  try {
    for (const kind of KINDS) {
      const each = (record: LogRecord): void => void (record.key === claimId && found.push({ record, kind }));
      tails.push(await log.tail(kind.topic.name, each));
    }
    await inTime(Promise.all(tails.map(({ caughtUp }) => caughtUp)), mostMillis);
  } finally {
    await Promise.all(tails.map((tail) => tail.stop()));
  }
  const judged = found.map(({ record, kind: { open, outcome } }): JudgedClaim => ({ ...open(record), outcome }));
  return judged.toSorted((one, other) => one.body.claim.revision - other.body.claim.revision).at(-1) ?? null;
}

async function inTime(work: Promise<unknown>, mostMillis: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLong()), mostMillis);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const tooLong = (): ChargelineError =>
  new ChargelineError(
    'CHL_RULES_LONG_SEARCH',
    'The topics of judged claims are too long to be searched now. Ask again, or explain the claim document itself.',
    true,
  );
