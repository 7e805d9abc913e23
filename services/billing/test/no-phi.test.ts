import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { claimFiled, claimHeld, claimPosted, claimPriced, deadLetters, SealedIdentity } from '@chargeline/contracts';
import { emit, recorder } from '@chargeline/messaging';
import { type Context, type Running, start, topicsOf } from '@chargeline/runtime';
import { testContext } from '@chargeline/runtime/testing';
import { type EmbeddedPostgres, openStore, startPostgres } from '@chargeline/store';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { billing } from '../src/index.js';
import { aPricedClaim, claimOfVisit, KEYRING } from './a-priced-claim.js';
import { causeOf, fileNow, newFolder, priced } from './billing-room.js';

const CANARIES = /canary|tweety|1931-05-06|19310506|WREN-7/i;

const canary = SealedIdentity.parse({
  patient: {
    lastName: 'Canary',
    firstName: 'Tweety',
    birthDate: '1931-05-06',
    sex: 'F',
    address: { line1: '1 Canary Cage', city: 'Canaryville', state: 'PA', zip: '15222' },
  },
  memberId: 'WREN-7',
});

/** Keeps all that is logged, at any level, by anybody. */
function listeningLogger(lines: string[]): Context['logger'] {
  const listen = (...said: readonly unknown[]): void => void lines.push(JSON.stringify(said));
  const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((level) => [level, listen] as const);
  const logger: object = { ...Object.fromEntries(levels), child: () => logger };
  return logger as Context['logger'];
}

const logged: string[] = [];
let server: EmbeddedPostgres;
let folder: string;
let context: Context;
let running: Running;

async function idle(): Promise<void> {
  const names = billing.consumes.map(({ name }) => name);
  const isBehind = async (): Promise<boolean> =>
    (await context.log.lag('billing', names)).some(({ behind }) => behind > 0);
  await vi.waitUntil(async () => !(await isBehind()), { timeout: 10_000 });
}

/** Every byte of the room's own topics: keys, headers, bodies. */
async function written(topic: string): Promise<readonly string[]> {
  const records: string[] = [];
  const tail = await context.log.tail(topic, ({ key, headers, value }) =>
    records.push(`${key} ${JSON.stringify(headers)} ${value?.toString('latin1')}`),
  );
  await tail.caughtUp;
  await tail.stop();
  return records;
}

beforeAll(async () => {
  server = await startPostgres();
  folder = await newFolder();
  const env = { DATABASE_URL: server.url, CHARGELINE_KEYRING: KEYRING, BILLING_FOLDER: folder };
  context = { ...testContext({ ...env, BILLING_FILE_EVERY_SECONDS: '0' }), logger: listeningLogger(logged) };
  await context.log.createTopics(topicsOf([billing], 2));
  running = await start(billing, context);

  const record = recorder('test', context.format, context.now);
  const blocked = aPricedClaim({ visit: 'canary-4', identity: canary, payerId: '777' });
  const { encounter, ...rest } = aPricedClaim({ visit: 'canary-5', identity: canary });
  const alien = { ...rest, encounter: { ...encounter, identity: { ...encounter.identity, sealed: 'k9.AAAA' } } };
  await mkdir(join(folder, 'acme'));
  await writeFile(join(folder, 'acme', '777'), 'in the way');
  const events = [
    priced({ visit: 'canary-1', identity: canary }),
    priced({ visit: 'canary-2', identity: { ...canary, memberId: 'WREN-7*2' } }),
    priced({ visit: 'canary-3', identity: { ...canary, patient: { ...canary.patient, lastName: 'カナリアCANARY' } } }),
    emit(claimPriced, causeOf('canary-4'), blocked),
    emit(claimPriced, causeOf('canary-5'), alien),
    emit(
      claimPriced,
      causeOf('canary-6'),
      aPricedClaim({ visit: 'canary-1', identity: canary, claim: { totalCents: 1 } }),
    ),
  ];
  await context.log.append(events.map(record));
  await idle();
  await context.log.append([record(fileNow('canary-file'))]);
  await idle();
});
afterAll(async () => {
  await running.stop();
  await context.log.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

test('the canary is in the file, so that it can be found', async () => {
  const path = join(folder, 'acme', '12345', '000000001.837');
  expect(await readFile(path, 'utf8')).toMatch(CANARIES);
});

for (const [topic, count] of [
  [claimPosted, 2],
  [claimHeld, 2],
  [claimFiled, 0],
  [deadLetters('billing'), 3],
] as const) {
  test(`${topic.name} holds ${count} events and nobody`, async () => {
    const records = await written(topic.name);
    expect(records).toHaveLength(count);
    expect(records.join('\n')).not.toMatch(CANARIES);
  });
}

test('the log tells of the file that failed, and of nobody', () => {
  expect(logged.join('\n')).toContain('CHL_BILLING_FOLDER');
  expect(logged.join('\n')).not.toMatch(CANARIES);
});

test('the tables hold nobody', async () => {
  const store = await openStore({ url: server.url, schema: 'billing', migrations: [] });
  for (const table of ['claims', 'lines', 'files', 'latest']) {
    const rows = await store.query<{ row: string }>(`select t::text as row from ${table} t`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ row }) => row).join('\n')).not.toMatch(CANARIES);
  }
  await store.close();
});

test('people’s answers hold nobody', async () => {
  for (const path of [
    `claims/${claimOfVisit('canary-1')}`,
    `claims/${claimOfVisit('canary-2')}`,
    'files',
    'claims/C9',
  ]) {
    const reply = await fetch(`${running.url}/api/v1/billing/${path}`);
    expect(await reply.text()).not.toMatch(CANARIES);
  }
});
