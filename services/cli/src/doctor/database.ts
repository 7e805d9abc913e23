import { fault, type Finding, ok, toNote } from './finding.js';

/** The migrations that a room has applied; null where it has no tables yet. */
export interface Applied {
  readonly room: string;
  readonly migrations: number | null;
}

/** What a database said of itself. */
export interface DatabaseFacts {
  /** As `localhost:5432`: never its user or password. */
  readonly place: string;
  readonly version: string;
  readonly applied: readonly Applied[];
}

/** What to do, by PostgreSQL's own code (its documentation, appendix A) or the system's. */
const CURES: Readonly<Record<string, string>> = {
  ERR_INVALID_URL: 'Set DATABASE_URL as postgres://user:password@host:5432/name.',
  ENOTFOUND: 'Correct the host in DATABASE_URL.',
  '28P01': 'Correct the user and the password in DATABASE_URL.',
  '28000': 'Correct the user in DATABASE_URL, or let it in with pg_hba.conf.',
  '3D000': 'Create the database that DATABASE_URL names: createdb NAME',
  '42501': 'Give the user of DATABASE_URL its rights: grant create on database NAME to USER',
};
const START = 'Start it, or correct DATABASE_URL; without it "chargeline up" brings a PostgreSQL of its own.';

export const judgeNoDatabase = (place: string, code: string): Finding =>
  fault('database', `cannot be used at ${place} (${code})`, CURES[code] ?? START);

export const judgeDatabase = ({ place, version }: DatabaseFacts): Finding =>
  ok('database', `PostgreSQL ${version} answers at ${place}`);

export function judgeTables(applied: readonly Applied[]): Finding {
  const none = applied.filter(({ migrations }) => migrations === null).map(({ room }) => room);
  const some = applied.flatMap(({ room, migrations }) => (migrations === null ? [] : [`${room} ${migrations}`]));
  return none.length === 0
    ? ok('tables', `migrations applied: ${some.join(', ')}`)
    : toNote('tables', `none yet of ${none.join(', ')}`, 'Nothing to do: each room makes its own at its first start.');
}
