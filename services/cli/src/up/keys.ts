import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keyring, newKeyring, newTokenKey } from '@chargeline/security';
import { missing, wrongUse } from '../exit.js';
import { keep, readKept } from './kept-file.js';

type Env = Readonly<Record<string, string | undefined>>;

/** What a line must find again, or its sealed data are unreadable and its users locked out. */
export interface Keys {
  /** Null where it came from CHARGELINE_KEYRING: then it stays there. */
  readonly keyring: string | null;
  readonly signingKey: string;
  /** Of the line's own user at each tenant. */
  readonly password: string;
}

const PASSWORD_BYTES = 18;

/** What was sealed before must stay readable and what was indexed found: a ring in another's place has its keys. */
export function mustHold(kept: string, given: string): void {
  const before = keyring(kept);
  const after = keyring(given);
  const versions = Object.keys((JSON.parse(kept) as { readonly sealing: object }).sealing);
  const holds = versions.every((version) =>
    before.sealingKey(version)!.equals(after.sealingKey(version) ?? Buffer.of()),
  );
  if (holds && before.indexKey.equals(after.indexKey)) return;
  throw wrongUse(
    'CHARGELINE_KEYRING has not all keys that the line of this folder was started with: what they sealed would be unreadable. Add the new key to that keyring.',
  );
}

const made = (env: Env): Keys => ({
  keyring: env['CHARGELINE_KEYRING'] === undefined ? newKeyring() : null,
  signingKey: newTokenKey(),
  password: randomBytes(PASSWORD_BYTES).toString('base64url'),
});

/**
 * The keys of the line in a folder, made and kept in `keys.json` at its first start. Throws CHL_CLI_MISSING when they are gone and
 * sealed data are there, or when the keyring is the user's and was not given, and CHL_CLI_USE when another was.
 */
export async function keysOf(folder: string, env: Env): Promise<Keys> {
  const path = join(folder, 'keys.json');
  const { CHARGELINE_KEYRING: given } = env;
  const kept = await readKept<Keys>(path);
  if (kept === null) {
    if (existsSync(join(folder, 'postgres', 'cluster')))
      throw missing(
        `${path} is gone, and without it what is in ${folder} is unreadable. Put it back, or name another folder.`,
      );
    const keys = made(env);
    await keep(path, keys);
    return keys;
  }
  if (kept.keyring === null && given === undefined)
    throw missing(`The line in ${folder} has a keyring of yours. Set CHARGELINE_KEYRING to it.`);
  if (kept.keyring !== null && given !== undefined) mustHold(kept.keyring, given);
  return kept;
}

/** The variables of the rooms that these keys are. What `env` says wins. */
export const keyVariables = ({ keyring: ring, signingKey }: Keys, env: Env): Env => ({
  ...(ring === null ? {} : { CHARGELINE_KEYRING: ring }),
  GATEWAY_SIGNING_KEY: signingKey,
  ...env,
});
