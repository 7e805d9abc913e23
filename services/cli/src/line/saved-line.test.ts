import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encounterIdOf, keyring, newKeyring } from '@chargeline/security';
import { saveState } from '@chargeline/standalone';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_SOURCES } from './default-sources.js';
import { indexKeysOf, runningLine, savedLine } from './saved-line.js';

const ring = newKeyring();
const line = {
  doors: {
    mllp: { host: '127.0.0.1', port: 1 },
    ehr: 'http://e',
    gateway: 'http://g',
    billing: 'http://b',
    rules: 'http://r',
  },
  databaseUrl: 'postgres://x',
  folder: '/tmp/837',
  keys: keyring(ring),
  logins: [],
  admin: () => ({ pricing: 'http://a' }),
};

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'chargeline-home-'));
});
afterAll(() => rm(home, { recursive: true }));

test('no line runs', () => expect(runningLine(home)).rejects.toThrow(/No line runs here/));

test('a saved line derives the ids that the line itself derives, without a sealing key', async () => {
  const saved = savedLine(line, DEFAULT_SOURCES, {}, '/tmp/logs');
  await saveState(home, saved);
  const keys = indexKeysOf(await runningLine(home), {});
  expect(encounterIdOf(keys, 'default', 'hl7', 'V1')).toBe(encounterIdOf(line.keys, 'default', 'hl7', 'V1'));
  expect(keys.sealingKey(line.keys.current)).toBeUndefined();
  expect(JSON.stringify(saved)).not.toContain((JSON.parse(ring) as { sealing: { k1: string } }).sealing.k1);
});

test('only its owner reads the state', async () => expect((await stat(join(home, 'line.json'))).mode & 0o077).toBe(0));

test('operators find the rooms, and Kafka where there is one', () => {
  const there = { admin: { pricing: 'http://a' }, logs: '/tmp/logs' };
  expect(savedLine(line, DEFAULT_SOURCES, {}, '/tmp/logs')).toMatchObject({ ...there, brokers: null });
  const onKafka = savedLine({ ...line, brokers: 'localhost:9092' }, DEFAULT_SOURCES, {}, '/tmp/logs');
  expect(onKafka).toMatchObject({ ...there, brokers: 'localhost:9092' });
});

test('the FHIR sources are known by name', () =>
  expect(savedLine(line, DEFAULT_SOURCES, {}, '/tmp/logs').fhirSources).toEqual(['fhir']));

test('a keyring of the user is never saved, and has to be there', () => {
  const { indexKey } = savedLine(line, DEFAULT_SOURCES, { CHARGELINE_KEYRING: ring }, '/tmp/logs');
  expect(indexKey).toBeNull();
  expect(() => indexKeysOf({ indexKey }, {})).toThrow(/Set CHARGELINE_KEYRING/);
  expect(indexKeysOf({ indexKey }, { CHARGELINE_KEYRING: ring }).current).toBe('k1');
});
