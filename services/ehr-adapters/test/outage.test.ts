import { encounterReceived } from '@chargeline/contracts';
import { type EmbeddedPostgres, startPostgres } from '@chargeline/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aSource } from './a-source.js';
import { countOf, type Doors, startRoom } from './a-room.js';
import { bundle, OFFICE_VISIT } from './bundles.js';
import { message } from './messages.js';

const ER7 = { 'content-type': 'text/plain' };
const JSON_TYPE = { 'content-type': 'application/json' };

let postgres: EmbeddedPostgres;
let doors: Doors;
beforeEach(async () => {
  postgres = await startPostgres();
  doors = await startRoom(postgres.url, [aSource('clinic', 'epic'), aSource('bundles', 'fhir')]);
});
afterEach(async () => {
  await doors.room.stop();
  await postgres.stop();
});

test('no log, no acknowledgement: AR, 503, nothing remembered', async () => {
  await doors.room.context.log.close();
  const client = await doors.connect();
  expect((await client.send(Buffer.from(message()))).toString()).toMatch(/MSA\|AR\|MSG1.*ERR\|\|\|207/s);
  expect((await doors.post('/hl7v2', message(), ER7)).status).toBe(503);
  const { status, body } = await doors.post('/fhir', JSON.stringify(bundle(OFFICE_VISIT)), JSON_TYPE);
  expect([status, body.toString()]).toEqual([503, expect.stringContaining('"code":"transient"')]);
  await client.close();

  const again = await startRoom(postgres.url, [aSource('clinic', 'epic')]);
  expect((await again.post('/hl7v2', message(), ER7)).status).toBe(200);
  expect(await countOf(again, encounterReceived.name)).toBe(1);
  await again.room.stop();
});

test('no database, no acknowledgement', async () => {
  await postgres.stop();
  expect((await doors.post('/hl7v2', message(), ER7)).status).toBe(503);
  expect(await countOf(doors, encounterReceived.name)).toBe(0);
});
