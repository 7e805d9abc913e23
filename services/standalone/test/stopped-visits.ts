import { Claim, claimJudged, claimOnHold, claimRejected, Judgement, only } from '@chargeline/contracts';
import { opener, read } from '@chargeline/messaging';
import type { SentVisit } from '@chargeline/synth';
import { type Line, sentEncounter } from '../src/index.js';

/** A visit whose claim rules have judged, and which of them reject or hold it. */
export interface StoppedVisit {
  readonly visit: SentVisit;
  readonly by: readonly string[];
}

const view = { claim: only(Claim, 'claimId', 'revision'), judgement: only(Judgement, 'findings') };

/** What rules said of the last revision of each claim, read from their topics. */
async function judgements({ log }: Pick<Line, 'log'>): Promise<ReadonlyMap<string, Pick<Judgement, 'findings'>>> {
  const last = new Map<string, { readonly revision: number; readonly judgement: Pick<Judgement, 'findings'> }>();
  for (const topic of [claimJudged, claimOnHold, claimRejected]) {
    const open = opener(read(topic, view));
    const tail = await log.tail(topic.name, (record) => {
      const { claim, judgement } = open(record).body;
      const { claimId, revision } = claim;
      if (revision >= (last.get(claimId)?.revision ?? 0)) last.set(claimId, { revision, judgement });
    });
    await tail.caughtUp;
    await tail.stop();
  }
  return new Map([...last].map(([claimId, { judgement }]) => [claimId, judgement]));
}

/** Every visit that came as far as rules, with the rules that stop it. */
export async function stoppedVisits(line: Line, visits: readonly SentVisit[]): Promise<readonly StoppedVisit[]> {
  const judged = await judgements(line);
  return visits.flatMap((visit) => {
    const findings = judged.get(sentEncounter(visit, line.keys).claimId)?.findings;
    if (findings === undefined) return [];
    const stops = findings.filter(({ severity }) => severity === 'reject' || severity === 'hold');
    return [{ visit, by: [...new Set(stops.map(({ rule }) => rule))] }];
  });
}
