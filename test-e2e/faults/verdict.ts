import { type Count, isBalanced, ledgerLine } from '@chargeline/standalone';
import type { Ids } from './one-id.ts';
import type { Outage } from './plan.ts';

/** What a run came to. */
export interface Findings {
  readonly seed: number;
  readonly client: string;
  readonly seconds: number;
  readonly count: Pick<Count, 'ledger' | 'deliveries' | 'otherFate'>;
  readonly ids: Ids;
  /** Room and code of each record that was parked; the practice plants none. */
  readonly letters: readonly string[];
  readonly kills: {
    readonly promised: number;
    readonly done: number;
    readonly byRoom: Readonly<Record<string, number>>;
  };
  readonly outages: { readonly promised: number; readonly done: readonly Outage[] };
  /** Starts after a death, of all instances. */
  readonly restarts: number;
  /** Messages that senders sent again, by why. */
  readonly retries: Readonly<Record<string, number>>;
  readonly errorLines: readonly string[];
  /** Instances that ended with exit code 2. */
  readonly refused: readonly string[];
}

const MOST_SHOWN = 5;

const some = (lines: readonly string[]): string =>
  [...lines.slice(0, MOST_SHOWN), ...(lines.length > MOST_SHOWN ? [`and ${lines.length - MOST_SHOWN} more`] : [])].join(
    '\n  ',
  );

/** Why a run failed, in sentences; none is a pass. */
export function faultsOf({
  count,
  ids,
  letters,
  kills,
  outages,
  restarts,
  errorLines,
  refused,
}: Findings): readonly string[] {
  const { ledger, deliveries, otherFate } = count;
  const checks: readonly (readonly [boolean, string])[] = [
    [isBalanced(ledger), 'The ledger is not exact.'],
    [otherFate === 0, `${otherFate} encounters met another fate than the planted one.`],
    [deliveries.unexpected === 0, `${deliveries.unexpected} messages were answered otherwise than planned.`],
    [ids.forked === 0, `${ids.forked} events are of a revision that had its event already, under another id.`],
    [ids.altered === 0, `${ids.altered} events came again under their id with another body.`],
    [letters.length === 0, `${letters.length} records were parked:\n  ${some(letters)}`],
    [kills.done >= kills.promised, `${kills.done} kills of ${kills.promised} struck.`],
    [outages.done.length >= outages.promised, `${outages.done.length} outages of ${outages.promised} happened.`],
    [restarts === kills.done, `${restarts} starts after a death, but ${kills.done} kills: a room died by itself.`],
    [
      errorLines.length === 0,
      `${errorLines.length} lines of the rooms' logs should not be there:\n  ${some(errorLines)}`,
    ],
    [refused.length === 0, `Refused to start again: ${refused.join(', ')}.`],
  ];
  return checks.filter(([holds]) => !holds).map(([, fault]) => fault);
}

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([what, count]) => `${what} ${count}`)
    .join(', ') || 'none';

/** A run for people. The ledger is the last line. */
export function verdictText(findings: Findings): readonly string[] {
  const { seed, client, seconds, count, ids, kills, outages, restarts, retries } = findings;
  const { deliveries, ledger } = count;
  const resent = Object.values(retries).reduce((sum, some) => sum + some, 0);
  return [
    `seed      ${seed}, ${client}, ${Math.round(seconds)} s from the first message to the last claim filed`,
    `kills     ${kills.done} (${counted(kills.byRoom)}); ${restarts} starts after them`,
    `outages   ${outages.done.map(({ of, by }) => `${of} by ${by}`).join(', ') || 'none'}`,
    `senders   ${deliveries.sent} messages, ${resent} sent again (${counted(retries)})`,
    `log       ${ids.records} events, ${ids.copies} of them copies after a redelivery, ${ids.forked} forked, ${ids.altered} altered`,
    ...faultsOf(findings).map((fault) => `FAILED    ${fault}`),
    ledgerLine(ledger),
  ];
}
