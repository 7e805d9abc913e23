import { ChargelineError } from '@chargeline/kernel';
import { type SentVisit, syntheticPractice } from '@chargeline/synth';
import type { Logger } from 'pino';
import { idle } from '../idle.js';
import { account, fateOf, type Ledger } from '../ledger/account.js';
import { files837, readFarEnd } from '../ledger/far-end.js';
import { sentEncounter } from '../ledger/sent.js';
import { type Line, startLine } from '../line.js';
import { type GatewayUser, login } from '../senders/rest.js';
import { deliver, type Delivered } from './deliver.js';
import { sampleClaim } from './sample.js';
import { watch } from './screen.js';
import { countStages } from './stages.js';
import { stageTable } from './table.js';

export interface DemoOptions {
  readonly encounters: number;
  readonly seed: number;
  /** A fresh folder: what an earlier run filed would be counted as doubled. */
  readonly folder: string;
  readonly logger: Logger;
}

/** What a run came to, counted at the far end. */
export interface DemoResult {
  readonly line: Line;
  readonly ledger: Ledger;
  readonly files837: readonly string[];
  readonly deliveries: {
    readonly sent: number;
    readonly acknowledged: number;
    readonly refused: number;
    readonly unexpected: number;
  };
  /** Encounters whose fate is not the one that the generator planted. */
  readonly otherFate: number;
  readonly seconds: number;
  readonly sample: readonly string[];
}

const USER = 'demo';
const PASSWORD = 'demo-only-password';

async function logins(line: Line, tenants: readonly string[]): Promise<Map<string, GatewayUser>> {
  const users = new Map<string, GatewayUser>();
  for (const tenant of tenants) users.set(tenant, await login(line.doors.gateway, `${USER}@${tenant}`, PASSWORD));
  return users;
}

/** Asks for the 837 files of all that waits, as a biller would, and waits until they are there. */
async function fileAll(line: Line, users: ReadonlyMap<string, GatewayUser>): Promise<void> {
  for (const [tenant, user] of users) {
    const { status } = await user.post('claims/file', {});
    if (status !== 202)
      throw new ChargelineError(
        'CHL_STANDALONE_FILING',
        `Gateway refused to file the claims of ${tenant} (${status}).`,
        false,
      );
  }
  await idle(line);
}

const keyOf = ({ tenantId, sourceId, visitNumber }: Pick<SentVisit, 'tenantId' | 'sourceId' | 'visitNumber'>): string =>
  `${tenantId}/${sourceId}/${visitNumber}`;

/** Starts the line, sends a synthetic practice through its doors, files the claims and counts at the far end. The line is left running. */
export async function runDemo({ encounters, seed, folder, logger }: DemoOptions): Promise<DemoResult> {
  const practice = syntheticPractice({ encounters, seed });
  const tenants = [...new Set(practice.sources.sources.map(({ tenantId }) => tenantId))];
  const line = await startLine({
    folder,
    sources: practice.sources,
    logger,
    login: `${USER}:${PASSWORD}`,
    env: { BILLING_FILE_EVERY_SECONDS: '0' },
  });
  const started = performance.now();
  const delivered: Delivered[] = [];
  const acknowledged = (): number => delivered.filter(({ answer }) => answer.accepted).length;
  const counts = await countStages(line.log);
  const screen = watch(
    () => stageTable(counts, delivered.length, acknowledged()),
    () =>
      `sent ${delivered.length} of ${practice.deliveries.length}, priced ${counts.of('pricing.claim.priced.v1')}, filed ${counts.of('billing.claim.filed.v1')}`,
  );
  try {
    const users = await logins(line, tenants);
    await deliver(practice.deliveries, line, users, (one) => delivered.push(one));
    await idle(line);
    await fileAll(line, users);
  } catch (error) {
    await line.stop();
    throw error;
  } finally {
    screen.stop();
    await counts.stop();
  }
  const seconds = (performance.now() - started) / 1_000;

  const taken = new Set(delivered.filter(({ answer }) => answer.accepted).flatMap(({ delivery }) => delivery.visits));
  const accepted = practice.visits.filter((visit) => taken.has(keyOf(visit)));
  const ends = await readFarEnd(line.databaseUrl, line.folder);
  const fates = accepted.map((visit) => {
    const { claimId } = sentEncounter(visit, line.keys);
    return { visit, claimId, fate: fateOf(ends.get(claimId) ?? { rows: [], filed: [], stage: null }) };
  });
  const told = fates.find(({ visit, fate }) => fate === 'billed' && visit.fault === 'none' && visit.lines.length > 1);
  const sample =
    told &&
    delivered.filter(({ delivery }) => delivery.visits.includes(keyOf(told.visit))).map(({ delivery }) => delivery);

  return {
    line,
    ledger: account(
      accepted.map((visit) => sentEncounter(visit, line.keys)),
      ends,
    ),
    files837: await files837(line.folder),
    deliveries: {
      sent: delivered.length,
      acknowledged: acknowledged(),
      refused: delivered.length - acknowledged(),
      unexpected: delivered.filter(({ delivery, answer }) => answer.accepted !== (delivery.expect === 'accepted'))
        .length,
    },
    otherFate: fates.filter(({ visit, fate }) => visit.expected !== fate).length,
    seconds,
    sample: told === undefined ? [] : await sampleClaim(sample!, told.claimId, line.databaseUrl),
  };
}
