import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { judgePorts, portFacts } from './ports.js';

const gateway = { variable: 'GATEWAY_HTTP_PORT', port: 8080, code: null };

for (const [why, ports, state, found, next] of [
  ['none is named', [], 'ok', /rooms take free ones/, /^$/],
  ['what is named is free', [gateway], 'ok', /^free: 8080 of GATEWAY_HTTP_PORT$/, /^$/],
  [
    'one is taken',
    [{ ...gateway, code: 'EADDRINUSE' }],
    'fault',
    /^8080 of GATEWAY_HTTP_PORT .*EADDRINUSE/,
    /lsof -i :8080/,
  ],
  ['one is for root', [{ ...gateway, port: 80, code: 'EACCES' }], 'fault', /^80 of/, /GATEWAY_HTTP_PORT=10080/],
] as const) {
  test(`ports: ${why}`, () => {
    const [finding] = judgePorts(ports);
    expect(finding).toMatchObject({ check: 'ports', state });
    expect(finding!.found).toMatch(found);
    expect(finding!.next ?? '').toMatch(next);
  });
}

test('the ports that variables of rooms name are tried; 0 and what is no port are not', async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const { port } = holder.address() as AddressInfo;
  const env = { EHR_ADAPTERS_MLLP_PORT: String(port), GATEWAY_HTTP_PORT: '0', BILLING_HTTP_PORT: '', PATH: '/bin' };
  const facts = await portFacts(env);
  await new Promise((resolve) => holder.close(resolve));
  expect(facts).toEqual([{ variable: 'EHR_ADAPTERS_MLLP_PORT', port, code: 'EADDRINUSE' }]);
});
