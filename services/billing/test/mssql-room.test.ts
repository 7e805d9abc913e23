import { rm } from 'node:fs/promises';
import { roomOnMemory, type TestRoom } from '@chargeline/runtime/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTds, type TdsServer } from '../../../libs/store/test/mssql/tds-server.js';
import { billing } from '../src/index.js';
import { KEYRING } from './a-priced-claim.js';
import { newFolder, priced } from './billing-room.js';

let server: TdsServer;
let folder: string;
let room: TestRoom | undefined;
let isAway: boolean;
beforeEach(async () => {
  folder = await newFolder();
  isAway = false;
  server = await startTds((sql) => {
    if (isAway) return 'hang up';
    return sql.includes('SCHEMA_NAME()') ? [{ schema_name: 'dbo' }] : [];
  });
});
afterEach(async () => {
  await room?.stop();
  room = undefined;
  await server.stop();
  await rm(folder, { recursive: true });
});

async function start(): Promise<TestRoom> {
  room = await roomOnMemory(billing, {
    BILLING_STORE: 'mssql',
    BILLING_MSSQL_URL: server.url,
    CHARGELINE_KEYRING: KEYRING,
    BILLING_FOLDER: folder,
    BILLING_FILE_EVERY_SECONDS: '0',
  });
  return room;
}

test('the room starts on SQL Server without a PostgreSQL, and asks it for the claims that come', async () => {
  const { send } = await start();
  expect(server.heard.join('\n')).toContain('create table billing.claims');
  await send(priced({ visit: 'm' }));
  await expect.poll(() => server.heard.filter((sql) => sql.includes('into billing.latest'))).not.toEqual([]);
});

test('it is ready while its SQL Server answers, and closes its connections', async () => {
  const { running, stop } = await start();
  expect((await running.answers.ready()).checks['database']).toBe('ok');
  isAway = true;
  expect((await running.answers.ready()).checks['database']).toBe('CHL_STORE_UNAVAILABLE');
  isAway = false;
  await stop();
  room = undefined;
  await expect.poll(() => server.connections()).toBe(0);
});
