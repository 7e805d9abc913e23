import type { StageCounts } from './stages.js';

/** The stages that people watch, by the topic that tells of each. */
const STAGES: readonly (readonly [label: string, topic: string])[] = [
  ['received', 'ehr-adapters.encounter.received.v1'],
  ['by REST', 'gateway.claim.submitted.v1'],
  ['awaiting charges', 'ingestion.encounter.held.v1'],
  ['completed', 'ingestion.encounter.completed.v1'],
  ['to a coder', 'coding.encounter.referred.v1'],
  ['drafted', 'coding.claim.drafted.v1'],
  ['rejected', 'rules.claim.rejected.v1'],
  ['held by a rule', 'rules.claim.held.v1'],
  ['judged', 'rules.claim.judged.v1'],
  ['scored', 'scoring.claim.scored.v1'],
  ['priced', 'pricing.claim.priced.v1'],
  ['posted', 'billing.claim.posted.v1'],
  ['filed', 'billing.claim.filed.v1'],
];

const WIDTH = 30;

const bar = (count: number, most: number): string => '█'.repeat(most === 0 ? 0 : Math.round((count / most) * WIDTH));

/** One line a stage: its name, its count, a bar of it. */
export function stageTable(counts: Pick<StageCounts, 'of'>, sent: number, acknowledged: number): readonly string[] {
  const rows: readonly (readonly [string, number])[] = [
    ['sent', sent],
    ['acknowledged', acknowledged],
    ...STAGES.map(([label, topic]) => [label, counts.of(topic)] as const),
  ];
  const most = Math.max(...rows.map(([, count]) => count));
  return rows.map(([label, count]) => `  ${label.padEnd(17)}${String(count).padStart(8)}  ${bar(count, most)}`);
}
