import { expect, test } from 'vitest';
import { aGateway } from './a-gateway.js';

test('without its database the gateway says so, and that trying again may help', async () => {
  const gateway = await aGateway();
  const biller = await gateway.as('acme', 'biller');
  await gateway.postgres.stop();
  for (const path of ['health', 'claims/failed']) {
    const { status, headers, json } = await gateway.get(path, biller);
    expect([path, status, json.code]).toEqual([path, 503, 'CHL_STORE_UNAVAILABLE']);
    expect(headers.get('retry-after')).toBe('2');
  }
  await gateway.room.stop();
});
