import { ChargelineError } from '@chargeline/kernel';
import { syntheticPractice, type SyntheticPractice } from '@chargeline/synth';
import type { Logger } from 'pino';
import { idle } from '../idle.js';
import { startLine } from '../line.js';
import { type GatewayUser, login } from '../senders/rest.js';
import type { Line, LineOptions } from '../the-line.js';
import { type Count, countFarEnd } from './count.js';
import { deliver, type Delivered } from './deliver.js';
import { watch } from './screen.js';
import { countStages } from './stages.js';
import { stageTable } from './table.js';

export interface DemoOptions {
  readonly encounters: number;
  readonly seed: number;
  /** A fresh folder: what an earlier run filed would be counted as doubled. */
  readonly folder: string;
  readonly logger: Logger;
  /** How the line is started; left out, in this process. */
  readonly open?: (options: LineOptions) => Promise<Line>;
  /** Variables of the line and its rooms. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** What a run came to. The line is left running, for people to look at. */
export interface DemoResult extends Count {
  readonly line: Line;
  readonly seconds: number;
}

/** No secret: the line is a synthetic one, on this machine alone. */
const LOGIN = { name: 'demo', password: 'demo-only-password' };

async function usersOf({ doors, logins }: Line): Promise<Map<string, GatewayUser>> {
  const users = new Map<string, GatewayUser>();
  for (const { tenant, username, password } of logins)
    users.set(tenant, await login(doors.gateway, username, password));
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

/** Sends a practice through the doors and files its claims, while people watch the stages fill. */
async function send(
  practice: SyntheticPractice,
  line: Line,
  users: ReadonlyMap<string, GatewayUser>,
): Promise<readonly Delivered[]> {
  const delivered: Delivered[] = [];
  let acknowledged = 0;
  const counts = await countStages(line.log);
  const screen = watch(
    () => stageTable(counts, delivered.length, acknowledged),
    () => `sent ${delivered.length} of ${practice.deliveries.length}, filed ${counts.of('billing.claim.filed.v1')}`,
  );
  try {
    await deliver(practice.deliveries, line, users, (one) => {
      delivered.push(one);
      if (one.answer.accepted) acknowledged += 1;
    });
    await idle(line);
    await fileAll(line, users);
  } finally {
    screen.stop();
    await counts.stop();
  }
  return delivered;
}

/** Starts the line, sends a synthetic practice through its doors, files the claims and counts at the far end. */
export async function runDemo({
  encounters,
  seed,
  folder,
  logger,
  open = startLine,
  env = {},
}: DemoOptions): Promise<DemoResult> {
  const practice = syntheticPractice({ encounters, seed });
  const { sources } = practice;
  const line = await open({
    folder,
    sources,
    logger,
    login: LOGIN,
    env: { BILLING_FILE_EVERY_SECONDS: '0', ...env },
  });
  try {
    const users = await usersOf(line);
    const started = performance.now();
    const delivered = await send(practice, line, users);
    const seconds = (performance.now() - started) / 1_000;
    return { line, seconds, ...(await countFarEnd(practice.visits, delivered, line)) };
  } catch (error) {
    await line.stop();
    throw error;
  }
}
