import { expect, test } from 'vitest';
import { membershipOf, SEND_RETRY, settingsOf } from './settings.js';

const OPTIONS = { brokers: ['kafka-0:9092'], clientId: 'billing' };
const login = { username: 'user', password: 'secret' };

for (const [why, options, settings] of [
  ['no encryption', {}, {}],
  ['encryption by the system’s authorities', { ssl: true }, { tls: {}, tlsServerName: true }],
  ['encryption that is switched off', { ssl: false }, {}],
  ['an authority of our own', { ssl: { ca: 'pem' } }, { tls: { ca: 'pem' }, tlsServerName: true }],
  [
    'an address, which a handshake cannot name',
    { ssl: true, brokers: ['10.0.0.1:9092'] },
    { tls: {}, tlsServerName: false, bootstrapBrokers: ['10.0.0.1:9092'] },
  ],
  ['a password', { sasl: { mechanism: 'plain', ...login } }, { sasl: { mechanism: 'PLAIN', ...login } }],
  [
    'a salted password',
    { sasl: { mechanism: 'scram-sha-512', ...login } },
    { sasl: { mechanism: 'SCRAM-SHA-512', ...login } },
  ],
] as const) {
  test(why, () => {
    expect(settingsOf({ ...OPTIONS, ...options })).toEqual({
      clientId: 'billing',
      bootstrapBrokers: ['kafka-0:9092'],
      connectTimeout: 3_000,
      retries: 0,
      autocreateTopics: false,
      ...settings,
    });
  });
}

test('a token is asked for at each login', async () => {
  const sasl = { mechanism: 'oauthbearer', oauthBearerProvider: async () => ({ value: 'token' }) } as const;
  const { token } = settingsOf({ ...OPTIONS, sasl }).sasl!;
  expect(await (token as () => Promise<string>)()).toBe('token');
});

test('a login that this client does not know is refused, without its secret', () => {
  const sasl = { mechanism: 'aws', authorizationIdentity: 'a', accessKeyId: 'b', secretAccessKey: 'hidden' } as const;
  const refused = (): unknown => settingsOf({ ...OPTIONS, sasl });
  expect(refused).toThrow(expect.objectContaining({ code: 'CHL_MESSAGING_SASL', retriable: false }));
  expect(refused).not.toThrow('hidden');
});

test('the pauses of a send double: 3.1 s in all', () => {
  const pauses = Array.from({ length: SEND_RETRY.retries }, (_, n) => SEND_RETRY.retryDelay({}, 'produce', n + 1));
  expect(pauses).toEqual([100, 200, 400, 800, 1_600]);
});

test('a rebalance waits a minute for long work, and at least a session', () => {
  expect(membershipOf(OPTIONS)).toMatchObject({ sessionTimeout: 10_000, rebalanceTimeout: 60_000 });
  expect(membershipOf({ ...OPTIONS, sessionTimeoutMs: 90_000 })).toMatchObject({ rebalanceTimeout: 90_000 });
});
