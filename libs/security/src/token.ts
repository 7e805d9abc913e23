import { randomUUID } from 'node:crypto';
import { ChargelineError } from '@chargeline/kernel';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { TokenKey } from './token-key.js';

/** Who asks: what a token says of its bearer. */
export interface Caller {
  readonly subject: string;
  readonly tenantId: string;
  readonly roles: readonly string[];
}

const ISSUER = 'chargeline';
const AUDIENCE = 'chargeline-api';
const LONGEST = 4_096;

const Claims = z.object({
  sub: z.string().min(1),
  tenant: z.string().min(1).max(40),
  roles: z.array(z.string()).max(20),
  jti: z.string().min(1),
  iat: z.int(),
  exp: z.int(),
});

const refused = (): ChargelineError =>
  new ChargelineError('CHL_SECURITY_TOKEN_REFUSED', 'The token is not one of ours, or no longer valid.', false);

/** A signed token (RFC 7519) that is good for `seconds` from `now` on. */
export function issueToken(caller: Caller, key: TokenKey, now: Date, seconds: number): Promise<string> {
  const issued = Math.floor(now.getTime() / 1_000);
  return new SignJWT({ tenant: caller.tenantId, roles: [...caller.roles] })
    .setProtectedHeader({ alg: key.algorithm, kid: key.kid, typ: 'JWT' })
    .setSubject(caller.subject)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setJti(randomUUID())
    .setIssuedAt(issued)
    .setExpirationTime(issued + seconds)
    .sign(key.privateKey);
}

/** base64url leaves spare bits at its end: without this, another text could be the same token. */
const isCanonical = (part: string): boolean => Buffer.from(part, 'base64url').toString('base64url') === part;

/** Our header exactly: an algorithm, key, key address or critical extension of the sender's own choice never gets a say (RFC 8725 §3.1). */
const headerOf = ({ algorithm, kid }: TokenKey): string =>
  Buffer.from(JSON.stringify({ alg: algorithm, kid, typ: 'JWT' })).toString('base64url');

/** Who bears the token. Throws CHL_SECURITY_TOKEN_REFUSED, the same for every reason, when it is not ours, was changed, or is out of its time. */
export async function callerOf(token: string, key: TokenKey, now: Date): Promise<Caller> {
  const parts = token.length > LONGEST ? [] : token.split('.');
  if (parts.length !== 3 || parts[0] !== headerOf(key) || !parts.every(isCanonical)) throw refused();
  try {
    const { payload } = await jwtVerify(token, key.publicKey, {
      algorithms: [key.algorithm],
      issuer: ISSUER,
      audience: AUDIENCE,
      currentDate: now,
    });
    const { sub, tenant, roles } = Claims.parse(payload);
    return { subject: sub, tenantId: tenant, roles };
  } catch {
    throw refused();
  }
}
