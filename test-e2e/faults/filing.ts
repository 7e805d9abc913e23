import { type Answer, files837, type Line } from '@chargeline/standalone';
import type { Killing } from './killing.ts';
import type { FilingKill } from './plan.ts';
import { keepTrying } from './senders/keep-trying.ts';
import type { Logins } from './senders/logins.ts';
import type { Tally } from './tally.ts';
import { until } from './wait.ts';

/** Asks for the 837 files of all that waits, as a biller would: again under the same key until gateway has taken it. */
export async function requestFiles(line: Line, logins: Logins, { onRetry }: Tally, signal: AbortSignal): Promise<void> {
  const request = async (tenant: string): Promise<Answer> => {
    const user = await logins.of(tenant);
    const { status } = await user.post('claims/file', {}, { 'idempotency-key': 'end-of-day' });
    if (status === 401) logins.forget(tenant);
    return { accepted: status === 202, code: String(status), because: '' };
  };
  for (const { tenant } of line.logins) {
    const { accepted, code } = await keepTrying(() => request(tenant), onRetry, signal);
    if (!accepted) throw new Error(`Gateway refused to file the claims of ${tenant} (HTTP ${code}).`);
  }
}

/** Kills who files when so many files are there; at the latest when all is done. */
export async function killFilers(
  line: Pick<Line, 'folder'>,
  kills: readonly FilingKill[],
  killing: Killing,
  isDone: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  const strike = async ({ victim, files }: FilingKill): Promise<void> => {
    await until(async () => isDone() || (await files837(line.folder)).length >= files, signal, 5);
    await killing.kill(victim);
  };
  const first = kills.filter(({ files }) => files === 1);
  await Promise.all(first.map(strike));
  for (const kill of kills.filter(({ files }) => files > 1)) await strike(kill);
}
