import { type EmbeddedPostgres, startPostgres } from '@chargeline/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
