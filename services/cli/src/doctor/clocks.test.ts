import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { httpAhead, judgeSkew } from './clocks.js';

for (const [ahead, state, found] of [
  [0, 'ok', '0.0 s ahead of this machine'],
  [2_000, 'ok', '2.0 s ahead of this machine'],
  [-2_001, 'note', '2.0 s behind this machine'],
  [60_000, 'note', '60.0 s ahead of this machine'],
  [-60_001, 'fault', '60.0 s behind this machine'],
] as const) {
  test(`a clock that is ${ahead} ms ahead: ${state}`, () => {
    const finding = judgeSkew('the database', ahead);
    expect(finding).toMatchObject({ check: 'clock of the database', state, found });
    expect(finding.next === null).toBe(state === 'ok');
  });
}

test('the clock of an HTTP server, by its Date header; none where nobody says', async () => {
  const hour = 3_600_000;
  const server = createServer((_request, response) => {
    response.setHeader('date', new Date(Date.now() + hour).toUTCString()).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ahead = await httpAhead(url);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(Math.round(ahead! / 60_000)).toBe(60);
  expect(await httpAhead(url)).toBeNull();
});
