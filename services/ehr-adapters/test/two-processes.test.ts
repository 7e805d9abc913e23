import { type EmbeddedPostgres, startPostgres } from '@chargeline/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Message, Messages } from '../src/store/messages.js';
import { aSource } from './a-source.js';
import { type Doors, startRoom } from './a-room.js';
import { bundle, OFFICE_VISIT } from './bundles.js';
import { message } from './messages.js';

let postgres: EmbeddedPostgres;
let rooms: readonly Doors[];
beforeAll(async () => {
  postgres = await startPostgres();
  const sources = [aSource('clinic', 'epic'), aSource('bundles', 'fhir')];
  rooms = await Promise.all([startRoom(postgres.url, sources), startRoom(postgres.url, sources)]);
});
afterAll(async () => {
  await Promise.all(rooms.map(({ room }) => room.stop()));
  await postgres.stop();
});

test('one message at two processes at once gets one answer', async () => {
  const numbers = Array.from({ length: 50 }, (_, at) => at);
  const [one, other] = await Promise.all(
    rooms.map((doors) =>
      Promise.all(
        numbers.map((at) => doors.post('/hl7v2', message({ MSH: { 10: `M${at}` } }), { 'content-type': 'text/plain' })),
      ),
    ),
  );
  expect(other).toEqual(one);
  expect(new Set(one!.map(({ status }) => status))).toEqual(new Set([200]));
});

test('so does one bundle', async () => {
  const body = JSON.stringify(bundle(OFFICE_VISIT));
  const [one, other] = await Promise.all(
    rooms.map((doors) => doors.post('/fhir', body, { 'content-type': 'application/json' })),
  );
  expect(other).toEqual(one);
  expect(one?.status).toBe(202);
});

test('two processes keep the same messages in opposite orders, and neither stands in the way of the other', async () => {
  const tables = rooms.map(({ room }) => room.running.app.get(Messages));
  const told = Array.from({ length: 200 }, (_, at): Message => {
    const answer = { status: 200, body: Buffer.from('AA'), encounters: [] };
    return { tenantId: 't', sourceId: 'opposite', key: `K${at}`, digest: 'D', answer };
  });
  for (let round = 0; round < 20; round += 1) {
    const batch = told.map((one) => ({ ...one, sourceId: `opposite-${round}` }));
    const kept = await Promise.all(
      tables.map((table, at) => Promise.all((at === 0 ? batch : batch.toReversed()).map((one) => table.keep(one)))),
    );
    expect(kept[1]!.toReversed()).toEqual(kept[0]);
  }
});
