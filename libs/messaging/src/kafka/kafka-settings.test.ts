import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { kafkaSettings } from './kafka-settings.js';
import { openKafkaLog } from './open-kafka-log.js';

const folder = mkdtempSync(path.join(tmpdir(), 'chargeline-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
};

const CA = file('ca.pem', 'the authority\n');
const CERT = file('cert.pem', 'the certificate\n');
const KEY = file('key.pem', 'the key\n');
const PASSWORD = file('password', 'from a file \n');
const EMPTY = file('empty', '\n');
const BROKERS = { KAFKA_BROKERS: 'kafka-0:9092' };
const TLS = { ...BROKERS, KAFKA_SSL: 'true' };
const LOGIN = { ...BROKERS, KAFKA_SASL_MECHANISM: 'scram-sha-512', KAFKA_SASL_USERNAME: 'billing' };

for (const [why, env, options] of [
  ['one broker is enough', BROKERS, {}],
  ['several brokers, as people write them', { KAFKA_BROKERS: ' a:1, b.c:29092 ,' }, { brokers: ['a:1', 'b.c:29092'] }],
  ['an empty variable is not set', { ...BROKERS, KAFKA_SSL: '', KAFKA_SASL_USERNAME: ' ', KAFKA_CLIENT: '' }, {}],
  ['encryption by the authorities of the system', TLS, { ssl: true }],
  ['encryption that is switched off', { ...BROKERS, KAFKA_SSL: 'false' }, {}],
  ['an authority of our own', { ...TLS, KAFKA_SSL_CA_FILE: CA }, { ssl: { ca: 'the authority\n' } }],
  [
    'a certificate of our own',
    { ...TLS, KAFKA_SSL_CERT_FILE: CERT, KAFKA_SSL_KEY_FILE: KEY },
    { ssl: { cert: 'the certificate\n', key: 'the key\n' } },
  ],
  [
    'a password as it stands, spaces and all',
    { ...LOGIN, KAFKA_SASL_PASSWORD: ' se cret ' },
    { sasl: { mechanism: 'scram-sha-512', username: 'billing', password: ' se cret ' } },
  ],
  [
    'a password in a file, without the end of its line',
    { ...LOGIN, KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_PASSWORD_FILE: PASSWORD },
    { sasl: { mechanism: 'plain', username: 'billing', password: 'from a file ' } },
  ],
  [
    'numbers',
    { ...BROKERS, KAFKA_SESSION_TIMEOUT_MS: '6000', KAFKA_REPLICATION_FACTOR: '3' },
    { sessionTimeoutMs: 6_000, replicationFactor: 3 },
  ],
] as const) {
  test(why, () => {
    expect(kafkaSettings(env)).toEqual({ client: 'kafkajs', options: { brokers: ['kafka-0:9092'], ...options } });
  });
}

test('the other client', () => {
  expect(kafkaSettings({ ...BROKERS, KAFKA_CLIENT: 'platformatic' }).client).toBe('platformatic');
});

const HIDDEN = 'never-said';
for (const [why, env, variable] of [
  ['no brokers', {}, 'KAFKA_BROKERS'],
  ['brokers of commas alone', { KAFKA_BROKERS: ',' }, 'KAFKA_BROKERS'],
  ['a broker without a port', { KAFKA_BROKERS: `a:1,${HIDDEN}` }, 'KAFKA_BROKERS'],
  ['a URL is no broker', { KAFKA_BROKERS: `kafka://${HIDDEN}:9092` }, 'KAFKA_BROKERS'],
  ['another client', { ...BROKERS, KAFKA_CLIENT: HIDDEN }, 'KAFKA_CLIENT'],
  ['neither true nor false', { ...BROKERS, KAFKA_SSL: HIDDEN }, 'KAFKA_SSL'],
  ['an authority, but no encryption', { ...BROKERS, KAFKA_SSL_CA_FILE: CA }, 'KAFKA_SSL'],
  ['a file that is not there', { ...TLS, KAFKA_SSL_CA_FILE: `/${HIDDEN}` }, 'KAFKA_SSL_CA_FILE'],
  ['a certificate without a key', { ...TLS, KAFKA_SSL_CERT_FILE: CERT }, 'KAFKA_SSL_KEY_FILE'],
  ['a key without a certificate', { ...TLS, KAFKA_SSL_KEY_FILE: KEY }, 'KAFKA_SSL_CERT_FILE'],
  ['another way to log in', { ...LOGIN, KAFKA_SASL_MECHANISM: HIDDEN }, 'KAFKA_SASL_MECHANISM'],
  ['a password, but no way to log in', { ...BROKERS, KAFKA_SASL_PASSWORD: HIDDEN }, 'KAFKA_SASL_MECHANISM'],
  ['nobody logs in', { ...LOGIN, KAFKA_SASL_USERNAME: '', KAFKA_SASL_PASSWORD: HIDDEN }, 'KAFKA_SASL_USERNAME'],
  ['no password', LOGIN, 'KAFKA_SASL_PASSWORD'],
  ['an empty password file', { ...LOGIN, KAFKA_SASL_PASSWORD_FILE: EMPTY }, 'KAFKA_SASL_PASSWORD'],
  [
    'two passwords',
    { ...LOGIN, KAFKA_SASL_PASSWORD: HIDDEN, KAFKA_SASL_PASSWORD_FILE: PASSWORD },
    'KAFKA_SASL_PASSWORD',
  ],
  ['too short a session', { ...BROKERS, KAFKA_SESSION_TIMEOUT_MS: '5999' }, 'KAFKA_SESSION_TIMEOUT_MS'],
  ['no number', { ...BROKERS, KAFKA_SESSION_TIMEOUT_MS: HIDDEN }, 'KAFKA_SESSION_TIMEOUT_MS'],
  ['no copy at all', { ...BROKERS, KAFKA_REPLICATION_FACTOR: '0' }, 'KAFKA_REPLICATION_FACTOR'],
] as const) {
  test(`${why} is refused, and its variable named`, () => {
    const read = (): unknown => kafkaSettings(env);
    const refusal = { code: 'CHL_MESSAGING_SETTINGS', retriable: false };
    expect(read).toThrow(expect.objectContaining({ ...refusal, message: expect.stringMatching(`^${variable} `) }));
    expect(read).not.toThrow(HIDDEN);
  });
}

for (const client of ['kafkajs', 'platformatic']) {
  test(`a log by ${client} connects with its first use only`, async () => {
    const log = openKafkaLog({ ...BROKERS, KAFKA_CLIENT: client }, { clientId: 'billing' });
    await log.close();
  });
}
