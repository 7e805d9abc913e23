import { createHash } from 'node:crypto';
import {
  Claim,
  ClaimHold,
  ClaimRepair,
  claimDrafted,
  claimFiled,
  claimHeld,
  claimJudged,
  claimOnHold,
  claimPosted,
  claimPriced,
  claimRejected,
  claimRepaired,
  claimScored,
  deadLetters,
  Encounter,
  encounterCompleted,
  encounterReferred,
  Filing,
  only,
  Posting,
  type Sections,
  type Topic,
} from '@chargeline/contracts';
import { type Log, type LogRecord, opener, read } from '@chargeline/messaging';
import { rooms } from '@chargeline/standalone';

/** A section that says which revision of what it is: the key of a topic may be another, as that of drafts is the patient. */
type Place = { readonly revision: number } & ({ readonly claimId: string } | { readonly encounterId: string });

/**
 * The topics that say one thing of a revision, once, and where they say which revision it is. What rules remember is not among them: it
 * names the place of its draft, and a copy of the draft has another.
 */
const ONCE: readonly (readonly [Topic, Sections])[] = [
  ...[encounterCompleted, encounterReferred].map(
    (topic) => [topic, { encounter: only(Encounter, 'encounterId', 'revision') }] as const,
  ),
  ...[claimDrafted, claimJudged, claimRejected, claimOnHold, claimScored, claimPriced].map(
    (topic) => [topic, { claim: only(Claim, 'claimId', 'revision') }] as const,
  ),
  [claimRepaired, { repair: only(ClaimRepair, 'claimId', 'revision') }],
  [claimPosted, { posting: only(Posting, 'claimId', 'revision') }],
  [claimHeld, { hold: only(ClaimHold, 'claimId', 'revision') }],
  [claimFiled, { filing: only(Filing, 'claimId', 'revision') }],
];

/** What a section is about, as one text. */
export const aboutOf = (place: Place): string =>
  `${'claimId' in place ? place.claimId : place.encounterId}/${place.revision}`;

/** What the topics say of the ids of their events. */
export interface Ids {
  readonly records: number;
  /** The same event once more: what a redelivery leaves, and harmless. */
  readonly copies: number;
  /** Another event of the same revision in the same topic: what a random id leaves. */
  readonly forked: number;
  /** The same event with another body. */
  readonly altered: number;
}

export interface Event {
  readonly id: string;
  /** What it is about: the same thing has the same id, always. */
  readonly about: string;
  readonly digest: string;
}

/** Counts one topic's events in the order of the log. */
export function countIds(events: Iterable<Event>): Ids {
  const digests = new Map<string, string>();
  const ids = new Map<string, string>();
  const count = { records: 0, copies: 0, forked: 0, altered: 0 };
  for (const { id, about, digest } of events) {
    count.records += 1;
    const known = digests.get(id);
    if (known === undefined) digests.set(id, digest);
    else if (known === digest) count.copies += 1;
    else count.altered += 1;
    if (ids.has(about) && known === undefined) count.forked += 1;
    ids.set(about, id);
  }
  return count;
}

const digestOf = (value: Buffer | null): string =>
  createHash('sha256')
    .update(value ?? '')
    .digest('base64');

async function all(log: Pick<Log, 'tail'>, topic: string, each: (record: LogRecord) => void): Promise<void> {
  const tail = await log.tail(topic, each);
  await tail.caughtUp;
  await tail.stop();
}

/** Reads every topic that says one thing of a revision. */
export async function readIds(log: Pick<Log, 'tail'>): Promise<Ids> {
  const sum = { records: 0, copies: 0, forked: 0, altered: 0 };
  for (const [topic, view] of ONCE) {
    const open = opener(read(topic, view));
    const events: Event[] = [];
    await all(log, topic.name, (record) => {
      const { id, body } = open(record);
      const [place] = Object.values(body as Readonly<Record<string, Place>>);
      events.push({ id, about: aboutOf(place!), digest: digestOf(record.value) });
    });
    const { records, copies, forked, altered } = countIds(events);
    sum.records += records;
    sum.copies += copies;
    sum.forked += forked;
    sum.altered += altered;
  }
  return sum;
}

/** The codes of all letters that were ever parked, by the room that parked them. */
export async function readLetters(log: Pick<Log, 'tail'>): Promise<readonly string[]> {
  const letters: string[] = [];
  for (const { name } of rooms.filter(({ consumes }) => consumes.length > 0)) {
    const topic = deadLetters(name);
    const open = opener(read(topic, topic.sections));
    await all(log, topic.name, (record) => {
      const { state, code } = open(record).body.letter;
      if (state === 'parked') letters.push(`${name} ${code}`);
    });
  }
  return letters;
}
