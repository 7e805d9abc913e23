import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { gatewayUsers } from './gateway-users.js';
import { networkCode } from './silent.js';

/** A port at which nobody listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('a line that is gone is missing: no stack, no "fetch failed"', async () => {
  const gateway = `http://127.0.0.1:${await closedPort()}`;
  const doors = { gateway, ehr: gateway, billing: gateway, rules: '', mllp: { host: '127.0.0.1', port: 1 } };
  const logins = [{ tenant: 'default', username: 'local@default', password: 'x' }];
  await expect(gatewayUsers({ doors, logins })).rejects.toMatchObject({ code: 'CHL_CLI_MISSING', exit: 3 });
});

test('only what the network says has a code', () => {
  const refused = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
  expect(networkCode(new TypeError('fetch failed', { cause: refused }))).toBe('ECONNREFUSED');
  expect(networkCode(new TypeError('x is not a function'))).toBeNull();
  expect(networkCode(refused)).toBeNull();
});
