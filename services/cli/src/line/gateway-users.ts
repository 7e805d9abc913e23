import { type GatewayUser, type LineState, login } from '@chargeline/standalone';
import { networkCode, silent } from './silent.js';

export interface TenantUser {
  readonly tenant: string;
  readonly user: GatewayUser;
}

/** Logs in for every tenant of the line. Throws CHL_CLI_MISSING when gateway is gone. */
export async function gatewayUsers({
  doors,
  logins,
}: Pick<LineState, 'doors' | 'logins'>): Promise<readonly TenantUser[]> {
  const users = logins.map(async ({ tenant, username, password }) => ({
    tenant,
    user: await login(doors.gateway, username, password),
  }));
  try {
    return await Promise.all(users);
  } catch (error) {
    throw networkCode(error) === null ? error : silent();
  }
}
