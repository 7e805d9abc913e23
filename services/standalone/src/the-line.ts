import type { SourceDirectory } from '@chargeline/contracts';
import type { Log } from '@chargeline/messaging';
import type { KeyProvider } from '@chargeline/security';
import type { Logger } from 'pino';

export interface LineOptions {
  /** Where the 837 files go: `<folder>/837/<tenant>/<payer>/`. */
  readonly folder: string;
  readonly sources: SourceDirectory;
  readonly logger: Logger;
  /** Variables of the rooms; they win over what the line sets itself. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Each tenant gets a user `name@tenant` with this password, which has no blanks. */
  readonly login: { readonly name: string; readonly password: string };
}

/** Who may log in at gateway. */
export interface Login {
  readonly tenant: string;
  readonly username: string;
  readonly password: string;
}

/** Every room of the line, running, whether in one process or in many. */
export interface Line {
  readonly log: Log;
  readonly keys: KeyProvider;
  readonly databaseUrl: string;
  readonly folder: string;
  readonly logins: readonly Login[];
  /** Where people and EHRs reach it. */
  readonly doors: {
    readonly mllp: { readonly host: string; readonly port: number };
    readonly ehr: string;
    readonly gateway: string;
    readonly billing: string;
    readonly rules: string;
  };
  /** Where each running room (by its name, or `name-2` for a second instance) tells operators of itself: `/health/live`, `/health/ready`, `/metrics`. */
  readonly admin: () => Readonly<Record<string, string>>;
  /** Stops one room and starts it again with other variables; the others run on. Resolves when it is ready. */
  readonly restart: (room: string, env: Readonly<Record<string, string>>) => Promise<void>;
  readonly stop: () => Promise<void>;
}
