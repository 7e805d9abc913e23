import { notOk } from '../exit.js';
import type { TenantUser } from './gateway-users.js';

/** Asks for the 837 files of all that waits, as a biller would. Throws CHL_CLI_NOT_OK when gateway refuses. */
export async function requestFiles(users: readonly TenantUser[]): Promise<void> {
  for (const { tenant, user } of users) {
    const { status } = await user.post('claims/file', {});
    if (status !== 202) throw notOk(`Gateway refused to file the claims of ${tenant} (HTTP ${status}).`);
  }
}

/** Looks, at most `most` times with a `pause` between, until no claim waits for a file; says how many do then. */
export async function untilFiled(
  waiting: () => Promise<number>,
  pause: () => Promise<unknown>,
  most: number,
): Promise<number> {
  let left = await waiting();
  for (let looks = 1; left > 0 && looks < most; looks += 1) {
    await pause();
    left = await waiting();
  }
  return left;
}
