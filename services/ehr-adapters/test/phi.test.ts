import { encounterReceived, messageQuarantined } from '@chargeline/contracts';
import type { LogRecord } from '@chargeline/messaging';
import { type Context, start } from '@chargeline/runtime';
import { testContext } from '@chargeline/runtime/testing';
import { newKeyring } from '@chargeline/security';
import { type EmbeddedPostgres, openStore, startPostgres } from '@chargeline/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ehrAdapters } from '../src/index.js';
import { aSource } from './a-source.js';
import { bundle, changed, OFFICE_VISIT } from './bundles.js';
import { CHARGE, message, PERSON, STAY } from './messages.js';

/** What the messages of this test say of a person, as it stands in them and as the line would write it. */
/** Long enough not to stand in a sealed block by chance. */
const CANARIES =
  /canary|Canary|Quinn|Jane|John|19780214|1978-02-14|19760101|1976-01-01|412-?555|Pittsburgh|20230229|2024-13-01/;

let postgres: EmbeddedPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

/** A logger that keeps every word, whatever its level. */
function listening(hear: (words: string) => void): Context['logger'] {
  const keep = (...said: readonly unknown[]): void => hear(`log: ${JSON.stringify(said)}`);
  const levels = Object.fromEntries(['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((level) => [level, keep]));
  const logger: unknown = { ...levels, child: () => logger };
  return logger as Context['logger'];
}

test('no name, number, date of birth or address leaves the room but under its seal', async () => {
  const seen: string[] = [];
  const sources = [aSource('clinic', 'epic'), aSource('bundles', 'fhir')];
  const env = {
    DATABASE_URL: postgres.url,
    CHARGELINE_KEYRING: newKeyring(),
    EHR_ADAPTERS_SOURCES: JSON.stringify({ sources }),
  };
  const context = { ...testContext(env), logger: listening((words) => seen.push(words)) };
  const { log } = context;
  const topics = [encounterReceived.name, messageQuarantined.name];
  await log.createTopics(topics.map((name) => ({ name, partitions: 1 })));
  const room = await start(ehrAdapters, context);
  const post = async (path: string, body: string, type: string): Promise<void> => {
    const reply = await fetch(`${room.url}${path}`, { method: 'POST', body, headers: { 'content-type': type } });
    seen.push(`answer: ${JSON.stringify([...reply.headers])} ${await reply.text()}`);
  };

  const adt = { 9: 'ADT^A04' };
  for (const body of [
    message(),
    message({ PID: { ...PERSON, 7: '20230229' } }),
    message({ MSH: { 10: 'M2' }, PID: { ...PERSON, 7: '20230229' } }),
    message({ MSH: { 10: 'M3', ...adt }, PID: { ...PERSON, 5: `Canary${'x'.repeat(60)}` }, charges: [] }),
    message({ MSH: { 10: 'M4' }, PV1: { ...STAY, 8: `${'canary'.repeat(9)}^Jane` } }),
    message({ MSH: { 10: 'M5' }, charges: [{ ...CHARGE, 11: 'Canarybird' }] }),
    message({ MSH: { 10: 'M6' } }).replace('PID|', 'PID|\u0001'),
    `Canarybird|Jane|${message()}`,
  ]) {
    await post('/hl7v2', body, 'text/plain');
  }
  for (const resources of [
    OFFICE_VISIT,
    changed({ p1: { birthDate: '2024-13-01' } }),
    changed({ p1: { birthDate: 'Canarybird' } }),
    changed({ e1: { subject: { reference: 'Patient/canary' } } }),
    changed({ p1: { gender: { canary: 'Jane' } } }),
  ]) {
    await post('/fhir', JSON.stringify(bundle(resources)), 'application/fhir+json');
  }
  await post('/fhir', '{"resourceType":"Bundle","canary":"Jane', 'application/fhir+json');
  for (const topic of topics) {
    const tail = await log.tail(topic, ({ key, value, headers }: LogRecord) =>
      seen.push(`${topic}: ${key} ${value?.toString('latin1')} ${JSON.stringify(headers)}`),
    );
    await tail.caughtUp;
    await tail.stop();
  }
  await log.close();
  await post('/hl7v2', message({ MSH: { 10: 'M7' } }), 'text/plain');
  await room.stop();
  const store = await openStore({ url: postgres.url, schema: 'ehr_adapters', migrations: [] });
  const rows = await store.query<{ answer: Buffer }>('select * from messages');
  seen.push(...rows.map((row) => `row: ${JSON.stringify({ ...row, answer: row.answer.toString() })}`));
  await store.close();

  expect(seen.filter((text) => text.startsWith(encounterReceived.name)).length).toBe(2);
  expect(seen.filter((text) => text.startsWith('row')).length).toBe(2);
  expect(seen.filter((text) => text.startsWith('log') && text.includes('CHL_MESSAGING')).length).toBe(1);
  expect(seen.filter((text) => CANARIES.test(text))).toEqual([]);
});
