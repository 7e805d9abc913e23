import { ChargelineError } from '@chargeline/kernel';
import { keyring } from '@chargeline/security';
import { account, type Ledger, login, readFarEnd, type SentEncounter, sentEncounter } from '@chargeline/standalone';
import { quietLine, type Stage } from './run-phase.js';
import { type Traffic } from './traffic/traffic.js';

/** Has the 837 files of all claims made, as a biller would, and waits until they are there; resolves with the seconds that it took. */
export async function fileAll(stage: Pick<Stage, 'line' | 'signal'>): Promise<number> {
  const { doors, logins } = stage.line;
  const began = performance.now();
  for (const { tenant, username, password } of logins) {
    const user = await login(doors.gateway, username, password);
    const { status } = await user.post('claims/file', {});
    if (status !== 202)
      throw new ChargelineError(
        'CHL_BENCH_FILING',
        `Gateway refused to file the claims of ${tenant} (${status}).`,
        false,
      );
  }
  await quietLine(stage);
  return (performance.now() - began) / 1_000;
}

function* acceptedOf(traffic: Traffic, keyringText: string): Generator<SentEncounter> {
  const keys = keyring(keyringText);
  for (const visit of traffic.visits()) if (visit.accepted) yield sentEncounter(visit, keys);
}

/** Counts all that was ever sent at the far end, by the sender's own books: rows, lines and 837 files. */
export async function countAll(
  traffic: Traffic,
  keyringText: string,
  { databaseUrl, folder }: Pick<Stage['line'], 'databaseUrl' | 'folder'>,
): Promise<Ledger> {
  const ends = await readFarEnd(databaseUrl, folder);
  return account([...acceptedOf(traffic, keyringText)], ends);
}
