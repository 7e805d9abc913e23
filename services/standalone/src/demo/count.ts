import type { SentVisit } from '@chargeline/synth';
import { account, type Fate, fateOf, type Ledger } from '../ledger/account.js';
import { files837, readFarEnd } from '../ledger/far-end.js';
import { sentEncounter } from '../ledger/sent.js';
import type { Line } from '../the-line.js';
import type { Delivered } from './deliver.js';
import { sampleClaim } from './sample.js';

/** What became of all that was sent: by the sender's own books on one side, rows and files on the other. */
export interface Count {
  readonly ledger: Ledger;
  readonly files837: readonly string[];
  readonly deliveries: {
    readonly sent: number;
    readonly acknowledged: number;
    readonly refused: number;
    /** Answered otherwise than the generator planned. */
    readonly unexpected: number;
  };
  /** Encounters whose fate is not the one that the generator planted. */
  readonly otherFate: number;
  /** One billed claim, told from segment to file. */
  readonly sample: readonly string[];
}

interface Fated {
  readonly visit: SentVisit;
  readonly claimId: string;
  readonly fate: Fate;
}

const nothing = { rows: [], filed: [], stage: null };

const isTelling = ({ visit, fate }: Fated): boolean =>
  fate === 'billed' && visit.door === 'mllp' && visit.allowedCents !== null && visit.lines.length > 1;

/** Of visits that are the same, those that met another fate than planned; any of them may be the one that is billed. */
function astray(same: readonly Fated[]): readonly Fated[] {
  const planned = same.map(({ visit }) => visit.expected).toSorted();
  const met = same.map(({ fate }) => fate).toSorted();
  return planned.join() === met.join() ? [] : same.filter(({ visit, fate }) => visit.expected !== fate);
}

/** An encounter counts as accepted when a door acknowledged at least one of its messages. */
export async function countFarEnd(
  visits: readonly SentVisit[],
  delivered: readonly Delivered[],
  line: Line,
): Promise<Count> {
  const acknowledged = delivered.filter(({ answer }) => answer.accepted);
  const taken = new Set(acknowledged.flatMap(({ delivery }) => delivery.visits));
  const accepted = visits.filter(({ key }) => taken.has(key));
  const ends = await readFarEnd(line.databaseUrl, line.folder);
  const fates = accepted.map((visit): Fated => {
    const { claimId } = sentEncounter(visit, line.keys);
    return { visit, claimId, fate: fateOf(ends.get(claimId) ?? nothing) };
  });
  const told = fates.find(isTelling);
  const messages = delivered.filter(({ delivery }) => told !== undefined && delivery.visits.includes(told.visit.key));
  return {
    ledger: account(
      accepted.map((visit) => sentEncounter(visit, line.keys)),
      ends,
    ),
    files837: await files837(line.folder),
    deliveries: {
      sent: delivered.length,
      acknowledged: acknowledged.length,
      refused: delivered.length - acknowledged.length,
      unexpected: delivered.filter(({ delivery, answer }) => answer.accepted !== (delivery.expect === 'accepted'))
        .length,
    },
    otherFate: [...Map.groupBy(fates, ({ visit }) => visit.sameAs ?? visit.key).values()].flatMap(astray).length,
    sample: told === undefined ? [] : await sampleClaim(messages, told.claimId, line.databaseUrl),
  };
}
