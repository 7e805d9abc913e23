import { settings } from '@chargeline/runtime';
import { type TokenKey, tokenKey } from '@chargeline/security';
import { z } from 'zod';

/** Somebody who may log in. */
export interface FirstUser {
  readonly name: string;
  readonly password: string;
  readonly tenantId: string;
}

export interface GatewayConfig {
  /** Null: none was given, so one is made for this process. */
  readonly signingKey: TokenKey | null;
  readonly firstUsers: readonly FirstUser[];
}

export const CONFIG = Symbol('gateway config');

const FIRST_USER = /^([\w.@-]{1,80}):(.{8,200}):([\w-]{1,40})$/;

const Env = z.object({
  GATEWAY_SIGNING_KEY: z.string().optional(),
  GATEWAY_FIRST_USERS: z
    .string()
    .default('')
    .transform((text) => text.split(/\s+/).filter((user) => user !== ''))
    .pipe(z.array(z.string().regex(FIRST_USER, 'must be name:password:tenant, the password of 8 characters or more'))),
});

function firstUserOf(text: string): FirstUser {
  const [, name, password, tenantId] = FIRST_USER.exec(text)!;
  return { name: name!, password: password!, tenantId: tenantId! };
}

/** Reads the variables that only gateway has. Throws CHL_RUNTIME_SETTINGS or CHL_SECURITY_TOKEN_KEY, never with a value. */
export function gatewayConfig(env: Readonly<Record<string, string | undefined>>): GatewayConfig {
  const { GATEWAY_SIGNING_KEY: pem, GATEWAY_FIRST_USERS: users } = settings(Env, env);
  return {
    signingKey: pem === undefined ? null : tokenKey(pem),
    firstUsers: users.map(firstUserOf),
  };
}
