import { STORE } from '@chargeline/runtime';
import { type Caller, hashPassword, passwordMatches } from '@chargeline/security';
import type { Store } from '@chargeline/store';
import { Inject, Injectable } from '@nestjs/common';
import type { FirstUser } from '../config.js';

interface Row {
  readonly tenant: string;
  readonly roles: readonly string[];
  readonly password_hash: string;
}

/** Who may log in: names, tenants, roles, and passwords as scrypt hashes. */
@Injectable()
export class Users {
  constructor(@Inject(STORE) private readonly store: Store) {}

  /** Who these credentials are, or null. A name that nobody has costs as much as a wrong password. */
  async login(name: string, password: string): Promise<Caller | null> {
    const [user] = await this.store.query<Row>('select tenant, roles, password_hash from users where name = $1', [
      name,
    ]);
    if (!(await passwordMatches(password, user?.password_hash)) || user === undefined) return null;
    return { subject: name, tenantId: user.tenant, roles: user.roles };
  }

  /** Adds a user, unless the name is taken: then nothing changes, the password neither. */
  async addIfAbsent({ name, password, tenantId }: FirstUser, roles: readonly string[]): Promise<void> {
    const known = await this.store.query('select 1 from users where name = $1', [name]);
    if (known.length > 0) return;
    await this.store.query('insert into users values ($1, $2, $3, $4) on conflict do nothing', [
      name,
      tenantId,
      await hashPassword(password),
      roles,
    ]);
  }
}
