import { ChargelineError } from '@chargeline/kernel';
import type { Line } from '@chargeline/standalone';
import { post } from './post.js';

/** Gateway's tokens are good for 15 minutes. */
const GOOD_MILLIS = 10 * 60_000;

/** A token of each tenant, a new one before the old one is too old. */
export class Tokens {
  private readonly known = new Map<string, { readonly token: Promise<string>; readonly since: number }>();

  constructor(
    private readonly gateway: string,
    private readonly logins: Line['logins'],
  ) {}

  of(tenant: string): Promise<string> {
    const known = this.known.get(tenant);
    if (known !== undefined && performance.now() - known.since < GOOD_MILLIS) return known.token;
    const token = this.login(tenant);
    this.known.set(tenant, { token, since: performance.now() });
    return token;
  }

  private async login(tenant: string): Promise<string> {
    const { username, password } = this.logins.find((login) => login.tenant === tenant)!;
    const body = Buffer.from(JSON.stringify({ username, password }), 'utf8');
    const answer = await post(`${this.gateway}/api/v1/auth/token`, { 'content-type': 'application/json' }, body);
    if (answer.status === 200)
      return (JSON.parse(answer.body.toString('utf8')) as { readonly access_token: string }).access_token;
    throw new ChargelineError('CHL_BENCH_LOGIN', `Gateway refused the login of ${username} (${answer.status}).`, false);
  }
}
