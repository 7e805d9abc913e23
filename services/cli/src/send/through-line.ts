import { setTimeout as pause } from 'node:timers/promises';
import { login } from '@chargeline/standalone';
import { wrongUse } from '../exit.js';
import type { BorrowedLine } from '../line/borrow-line.js';
import { gatewayUsers, type TenantUser } from '../line/gateway-users.js';
import { progress } from '../progress.js';
import { sendPart } from './doors.js';
import type { ClaimStatus } from './fate.js';
import { namedBy } from './named-by.js';
import type { SendPorts } from './send-files.js';
import { settled } from './settled.js';

const LOOK_EVERY_MILLIS = 500;
const MOST_LOOKS = 120;

interface Who {
  readonly source: string | undefined;
  readonly tenant: string | undefined;
}

/** Where an encounter stands, whichever tenant's it is; null when gateway does not know it. */
async function statusOf(users: readonly TenantUser[], id: string): Promise<ClaimStatus | null> {
  for (const { user } of users) {
    const { status, body } = await user.get(`claims/${id}/status`);
    if (status === 200) return body as ClaimStatus;
  }
  return null;
}

/**
 * Sends through the doors of a line, and asks its gateway where encounters stand. Who sends is as the options say, else as a file's
 * name says, when the line knows it, else the first. Throws CHL_CLI_USE when the line has no such tenant.
 */
export function throughLine({ state, quiet }: BorrowedLine, { source, tenant }: Who): SendPorts {
  const { doors, logins, fhirSources } = state;
  const loginOf = (name: string | null | undefined) => logins.find((one) => one.tenant === name);
  if (tenant !== undefined && loginOf(tenant) === undefined)
    throw wrongUse(`The line has no tenant ${tenant}. It has ${logins.map(({ tenant }) => tenant).join(', ')}.`);
  return {
    send: (door, body, file) => {
      const named = namedBy(file);
      const from = source ?? fhirSources.find((one) => one === named.source);
      const sender = loginOf(tenant) ?? loginOf(named.tenant) ?? logins[0]!;
      const user = () => login(doors.gateway, sender.username, sender.password);
      return sendPart(door, body, from, { doors, user });
    },
    settle: async (encounters) => {
      await quiet();
      const users = await gatewayUsers(state);
      return settled(
        encounters,
        (id) => statusOf(users, id),
        () => pause(LOOK_EVERY_MILLIS),
        MOST_LOOKS,
      );
    },
    progress: progress('sent'),
  };
}
