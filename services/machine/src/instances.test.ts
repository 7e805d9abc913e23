import { rooms } from '@chargeline/standalone';
import { expect, test } from 'vitest';
import { instanceName, instanceOf, portsOf, variablesOf } from './instances.js';

const room = (name: string) => rooms.find((one) => one.name === name)!;

const ALL = {
  PATH: '/bin',
  HOME: 'somewhere',
  KAFKA_BROKERS: 'localhost:1',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:2',
  CHARGELINE_WIRE: 'avro',
  CHARGELINE_KEYRING: 'keys',
  DATABASE_URL: 'postgres://somewhere',
  GATEWAY_SIGNING_KEY: 'key',
  GATEWAY_HTTP_PORT: '0',
  EHR_ADAPTERS_HTTP_PORT: '0',
  EHR_ADAPTERS_MLLP_PORT: '2575',
  BILLING_STORE: undefined,
};

const COMMON = {
  PATH: '/bin',
  KAFKA_BROKERS: 'localhost:1',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:2',
  CHARGELINE_WIRE: 'avro',
};

test('a room is told what all are told and what its manifest names, and nothing else', () => {
  expect(variablesOf(room('pricing'), ALL)).toEqual(COMMON);
  expect(variablesOf(room('ingestion'), ALL)).toEqual({
    ...COMMON,
    CHARGELINE_KEYRING: 'keys',
    DATABASE_URL: 'postgres://somewhere',
  });
});

test('the rooms between ingestion and billing have no key and no database', () => {
  for (const name of ['coding', 'rules', 'scoring', 'pricing']) {
    expect(Object.keys(variablesOf(room(name), ALL))).not.toContain('CHARGELINE_KEYRING');
    expect(Object.keys(variablesOf(room(name), ALL))).not.toContain('DATABASE_URL');
  }
});

for (const [name, ports, why] of [
  ['scoring', 1, 'its operators alone'],
  ['billing', 2, 'its operators and its reads'],
  ['ehr-adapters', 3, 'its operators, HTTP and MLLP'],
] as const) {
  test(`${name} listens on ${ports}: ${why}`, () => expect(portsOf(room(name))).toBe(ports));
}

test('an instance keeps the ports it was given; a port that somebody chose stays', () => {
  const { name, admin, logFile, variables } = instanceOf(room('ehr-adapters'), 1, ALL, [20_001, 20_002, 20_003], '/f');
  expect({ name, admin, logFile }).toEqual({
    name: 'ehr-adapters',
    admin: 'http://127.0.0.1:20001',
    logFile: '/f/logs/ehr-adapters.log',
  });
  expect(variables).toMatchObject({
    CHARGELINE_ADMIN_PORT: '20001',
    EHR_ADAPTERS_HTTP_PORT: '20002',
    EHR_ADAPTERS_MLLP_PORT: '2575',
  });
});

test('a second instance has another name, and ports of its own even where the first one has a chosen one', () => {
  expect(instanceName('pricing', 2)).toBe('pricing-2');
  const { variables } = instanceOf(room('ehr-adapters'), 2, ALL, [20_011, 20_012, 20_013], '/f');
  expect(variables).toMatchObject({ EHR_ADAPTERS_HTTP_PORT: '20012', EHR_ADAPTERS_MLLP_PORT: '20013' });
});
