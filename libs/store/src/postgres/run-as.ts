import { readFileSync } from 'node:fs';
import { ChargelineError } from '@chargeline/kernel';

export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/** Root must become somebody else to run PostgreSQL: `postgres` where that user exists, else `nobody`. Null for anybody else. */
export function runAs(): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody']
    .map((name) => users.find(([user]) => user === name))
    .find((user) => user !== undefined);
  if (found === undefined) {
    throw new ChargelineError(
      'CHL_STORE_NO_USER',
      'PostgreSQL refuses to run as root and there is no user postgres or nobody.',
      false,
    );
  }
  return { uid: Number(found[2]), gid: Number(found[3]) };
}
