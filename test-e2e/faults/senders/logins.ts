import { type GatewayUser, type Line, login } from '@chargeline/standalone';
import { inTime } from '../wait.ts';

const TIMEOUT_MILLIS = 20_000;

/** Gateway's users, each logged in when first needed and again when the token was refused. */
export class Logins {
  readonly #line: Pick<Line, 'doors' | 'logins'>;
  readonly #users = new Map<string, Promise<GatewayUser>>();

  constructor(line: Pick<Line, 'doors' | 'logins'>) {
    this.#line = line;
  }

  async of(tenant: string): Promise<GatewayUser> {
    const known = this.#users.get(tenant) ?? this.#login(tenant);
    this.#users.set(tenant, known);
    try {
      return await known;
    } catch (error) {
      this.forget(tenant);
      throw error;
    }
  }

  forget(tenant: string): void {
    this.#users.delete(tenant);
  }

  #login(tenant: string): Promise<GatewayUser> {
    const { doors, logins } = this.#line;
    const { username, password } = logins.find((one) => one.tenant === tenant)!;
    return inTime(TIMEOUT_MILLIS, login(doors.gateway, username, password));
  }
}
