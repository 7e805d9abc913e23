import { readFileSync } from 'node:fs';
import { ChargelineError } from '@chargeline/kernel';
import type { KafkaLogOptions } from './kafka-options.js';

type Env = Readonly<Record<string, string | undefined>>;
type Ssl = KafkaLogOptions['ssl'];
type Sasl = KafkaLogOptions['sasl'];

const CLIENTS = ['kafkajs', 'platformatic'] as const;
const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;
const SSL_FILES = { ca: 'KAFKA_SSL_CA_FILE', cert: 'KAFKA_SSL_CERT_FILE', key: 'KAFKA_SSL_KEY_FILE' } as const;
const PASSWORD = 'KAFKA_SASL_PASSWORD';
const PASSWORD_FILE = 'KAFKA_SASL_PASSWORD_FILE';

/** Kafka's own bounds: `group.min.session.timeout.ms` and `group.max.session.timeout.ms`. */
const SESSION_MS = { least: 6_000, most: 1_800_000 };
/** A 16-bit number in the protocol. */
const COPIES = { least: 1, most: 32_767 };

export interface KafkaSettings {
  readonly client: (typeof CLIENTS)[number];
  readonly options: Pick<KafkaLogOptions, 'brokers' | 'ssl' | 'sasl' | 'sessionTimeoutMs' | 'replicationFactor'>;
}

/** Names the variable, never its value: it may be a secret. */
const wrong = (variable: string, must: string): ChargelineError =>
  new ChargelineError('CHL_MESSAGING_SETTINGS', `${variable} ${must}.`, false);

/** An empty variable is one that is not set: that is how charts and compose files leave one out. */
const textOf = (env: Env, variable: string): string | undefined => env[variable]?.trim() || undefined;

function choiceOf<T extends string>(env: Env, variable: string, choices: readonly T[]): T | undefined {
  const text = textOf(env, variable);
  const choice = choices.find((one) => one === text);
  if (text !== undefined && choice === undefined) throw wrong(variable, `must be one of ${choices.join(', ')}`);
  return choice;
}

function numberOf(env: Env, variable: string, { least, most }: typeof COPIES): number | undefined {
  const text = textOf(env, variable);
  if (text === undefined) return undefined;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw wrong(variable, `must be a whole number from ${least} to ${most}`);
}

function fileOf(env: Env, variable: string): string | undefined {
  const path = textOf(env, variable);
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw wrong(variable, `must name a file that this process can read; it cannot (${code})`);
  }
}

function brokersOf(env: Env): readonly string[] {
  const brokers = (env['KAFKA_BROKERS'] ?? '')
    .split(',')
    .map((broker) => broker.trim())
    .filter((broker) => broker !== '');
  const good = brokers.every((broker) => /^[^\s:/]+:\d{1,5}$/.test(broker));
  if (good && brokers.length > 0) return brokers;
  throw wrong('KAFKA_BROKERS', 'must name brokers as host:port, with commas between them');
}

function sslOf(env: Env): Ssl {
  const given = Object.values(SSL_FILES).find((variable) => textOf(env, variable) !== undefined);
  if (choiceOf(env, 'KAFKA_SSL', ['true', 'false']) !== 'true') {
    if (given !== undefined) throw wrong('KAFKA_SSL', `must be true, or ${given} be left out`);
    return undefined;
  }
  const ca = fileOf(env, SSL_FILES.ca);
  const cert = fileOf(env, SSL_FILES.cert);
  const key = fileOf(env, SSL_FILES.key);
  if (cert === undefined && key !== undefined) throw wrong(SSL_FILES.cert, `must be given with ${SSL_FILES.key}`);
  if (key === undefined && cert !== undefined) throw wrong(SSL_FILES.key, `must be given with ${SSL_FILES.cert}`);
  if (ca === undefined && cert === undefined) return true;
  return { ...(ca === undefined ? {} : { ca }), ...(cert === undefined ? {} : { cert, key }) };
}

/** The variable as it stands, or its file without the line's end. */
function passwordOf(env: Env): string {
  const file = fileOf(env, PASSWORD_FILE)?.replace(/\r?\n$/, '');
  const variable = env[PASSWORD] || undefined;
  if (file !== undefined && variable !== undefined) throw wrong(PASSWORD, `must be left out with ${PASSWORD_FILE}`);
  const password = file ?? variable;
  if (password) return password;
  throw wrong(PASSWORD, `or ${PASSWORD_FILE} must be given with KAFKA_SASL_MECHANISM`);
}

function saslOf(env: Env): Sasl {
  const mechanism = choiceOf(env, 'KAFKA_SASL_MECHANISM', MECHANISMS);
  const username = textOf(env, 'KAFKA_SASL_USERNAME');
  if (mechanism === undefined) {
    const given = ['KAFKA_SASL_USERNAME', PASSWORD, PASSWORD_FILE].find((name) => textOf(env, name) !== undefined);
    if (given !== undefined) throw wrong('KAFKA_SASL_MECHANISM', `must be given with ${given}`);
    return undefined;
  }
  if (username === undefined) throw wrong('KAFKA_SASL_USERNAME', 'must be given with KAFKA_SASL_MECHANISM');
  return { mechanism, username, password: passwordOf(env) } as Sasl;
}

/**
 * Which Kafka to use and how, from the environment; docs in the README. Reads the files that it names. The first wrong variable is
 * an error, CHL_MESSAGING_SETTINGS, that names it.
 */
export function kafkaSettings(env: Env): KafkaSettings {
  const brokers = brokersOf(env);
  const ssl = sslOf(env);
  const sasl = saslOf(env);
  const sessionTimeoutMs = numberOf(env, 'KAFKA_SESSION_TIMEOUT_MS', SESSION_MS);
  const replicationFactor = numberOf(env, 'KAFKA_REPLICATION_FACTOR', COPIES);
  return {
    client: choiceOf(env, 'KAFKA_CLIENT', CLIENTS) ?? 'kafkajs',
    options: {
      brokers,
      ...(ssl === undefined ? {} : { ssl }),
      ...(sasl === undefined ? {} : { sasl }),
      ...(sessionTimeoutMs === undefined ? {} : { sessionTimeoutMs }),
      ...(replicationFactor === undefined ? {} : { replicationFactor }),
    },
  };
}
