import { CLOCK, type Context, LOGGER, Problem } from '@chargeline/runtime';
import { type Caller, callerOf, issueToken, newTokenKey, type TokenKey, tokenKey } from '@chargeline/security';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type GatewayConfig } from '../config.js';

export const TOKEN_SECONDS = 15 * 60;

/** Issues tokens and knows their bearers, with one key of our own. */
@Injectable()
export class Tokens {
  private readonly key: TokenKey;

  constructor(
    @Inject(CONFIG) { signingKey }: GatewayConfig,
    @Inject(CLOCK) private readonly now: () => Date,
    @Inject(LOGGER) logger: Context['logger'],
  ) {
    this.key = signingKey ?? tokenKey(newTokenKey());
    if (signingKey === null) logger.warn('GATEWAY_SIGNING_KEY is not set: tokens are good for this process only');
  }

  issue(caller: Caller): Promise<string> {
    return issueToken(caller, this.key, this.now(), TOKEN_SECONDS);
  }

  /** Who sends this `Authorization` header. Throws a 401 problem, the same for every reason. */
  async bearer(authorization: string | undefined): Promise<Caller> {
    const [, token] = /^bearer ([\w.-]+)$/i.exec(authorization ?? '') ?? [];
    try {
      return await callerOf(token ?? '', this.key, this.now());
    } catch {
      throw new Problem(401, 'CHL_GATEWAY_NO_TOKEN', 'This needs a valid token from POST /api/v1/auth/token.', {
        headers: { 'www-authenticate': token === undefined ? 'Bearer' : 'Bearer error="invalid_token"' },
      });
    }
  }
}
