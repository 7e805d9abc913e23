import { isIP } from 'node:net';
import { ChargelineError } from '@chargeline/kernel';
import type { BaseOptions, SASLOptions } from '@platformatic/kafka';
import { DEFAULT_SESSION_MS, type KafkaLogOptions } from '../kafka/kafka-options.js';
import { waitBefore } from '../pause.js';

/** How this client calls what kafkajs calls in small letters. */
const MECHANISM: Readonly<Record<string, SASLOptions['mechanism']>> = {
  plain: 'PLAIN',
  'scram-sha-256': 'SCRAM-SHA-256',
  'scram-sha-512': 'SCRAM-SHA-512',
  oauthbearer: 'OAUTHBEARER',
};

function saslOf(sasl: NonNullable<KafkaLogOptions['sasl']>): SASLOptions {
  const mechanism = MECHANISM[sasl.mechanism];
  if (mechanism !== undefined && 'username' in sasl) {
    return { mechanism, username: sasl.username, password: sasl.password };
  }
  if (mechanism !== undefined && 'oauthBearerProvider' in sasl) {
    return { mechanism, token: async () => (await sasl.oauthBearerProvider()).value };
  }
  const known = Object.keys(MECHANISM).join(', ');
  throw new ChargelineError(
    'CHL_MESSAGING_SASL',
    `This client cannot log in by ${sasl.mechanism}, only by ${known}.`,
    false,
  );
}

/** The handshake names the broker (SNI), as with kafkajs: a proxy before several goes by it. An address is no such name. */
function tlsOf({ ssl, brokers }: KafkaLogOptions): Pick<BaseOptions, 'tls' | 'tlsServerName'> {
  if (ssl === undefined || ssl === false) return {};
  const named = brokers.every((broker) => isIP(broker.slice(0, broker.lastIndexOf(':'))) === 0);
  return { tls: ssl === true ? {} : ssl, tlsServerName: named };
}

/** What each client is told. Without retries of its own: each caller here knows better when to ask again, and for how long. */
export function settingsOf(options: KafkaLogOptions): BaseOptions {
  const { brokers, clientId, sasl } = options;
  return {
    clientId,
    bootstrapBrokers: [...brokers],
    connectTimeout: 3_000,
    retries: 0,
    autocreateTopics: false,
    ...tlsOf(options),
    ...(sasl === undefined ? {} : { sasl: saslOf(sasl) }),
  };
}

/** A send tries for about 3 s in all, or a minute when the broker is silent; whoever appended decides whether to try again. */
export const SEND_RETRY = {
  requestTimeout: 10_000,
  retries: 5,
  retryDelay: (_client: object, _operation: string, attempt: number): number => waitBefore(attempt - 1, 100, 5_000),
};

/** How a member stands to its group. The name and version of the protocol are kafkajs's: members of both clients share a group. */
export const membershipOf = ({ sessionTimeoutMs = DEFAULT_SESSION_MS }: KafkaLogOptions) => ({
  sessionTimeout: sessionTimeoutMs,
  rebalanceTimeout: Math.max(60_000, sessionTimeoutMs),
  heartbeatInterval: 500,
  protocols: [{ name: 'RoundRobinAssigner', version: 0 }],
});

/** How all readers fetch: first records come soon, and what one fetch holds is bounded. */
export const FETCHING = { minBytes: 1, maxWaitTime: 100, maxBytes: 4 * 1_048_576 };
export const MAX_BYTES_PER_PARTITION = 1_048_576;
