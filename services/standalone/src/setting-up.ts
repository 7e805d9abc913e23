import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceDirectory } from '@chargeline/contracts';
import { newKeyring, newTokenKey } from '@chargeline/security';
import type { LineOptions, Login } from './the-line.js';

/** What a line is made of before its rooms start. */
export interface SetUp {
  readonly files: string;
  readonly logins: readonly Login[];
  /** Of all rooms together. Ports are left to be found: 0. */
  readonly variables: Readonly<Record<string, string | undefined>> & { readonly CHARGELINE_KEYRING: string };
}

/** The login's user at each tenant of the directory. */
const loginsOf = ({ name, password }: LineOptions['login'], { sources }: SourceDirectory): readonly Login[] =>
  [...new Set(sources.map(({ tenantId }) => tenantId))].map((tenant) => ({
    tenant,
    username: `${name}@${tenant}`,
    password,
  }));

/** Makes the folder of the 837 files, and keys and users for one run; what `env` says wins. */
export async function setUp(options: Pick<LineOptions, 'folder' | 'sources' | 'login' | 'env'>): Promise<SetUp> {
  const { folder, sources, login, env = {} } = options;
  const files = env['BILLING_FOLDER'] ?? join(folder, '837');
  await mkdir(files, { recursive: true });
  const logins = loginsOf(login, sources);
  const variables = {
    EHR_ADAPTERS_SOURCES: JSON.stringify(sources),
    EHR_ADAPTERS_HTTP_PORT: '0',
    EHR_ADAPTERS_MLLP_PORT: '0',
    GATEWAY_HTTP_PORT: '0',
    GATEWAY_SIGNING_KEY: newTokenKey(),
    GATEWAY_FIRST_USERS: logins.map(({ tenant, username, password }) => `${username}:${password}:${tenant}`).join(' '),
    BILLING_HTTP_PORT: '0',
    BILLING_FOLDER: files,
    ...env,
    CHARGELINE_KEYRING: env['CHARGELINE_KEYRING'] ?? newKeyring(),
  };
  return { files, logins, variables };
}
