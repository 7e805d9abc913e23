import { expect, test } from 'vitest';
import { demoVariables } from './demo-variables.js';

const OURS = {
  CHARGELINE_WIRE: 'json',
  KAFKA_CLIENT: 'kafkajs',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318',
  KAFKA_BROKERS: 'kafka.example.com:9092',
  DATABASE_URL: 'postgres://somewhere',
  CHARGELINE_KEYRING: 'ring',
};

test('a demo takes how to write, to tell and to ask, and neither database nor Kafka nor keys', () =>
  expect(demoVariables(OURS, undefined)).toEqual({
    CHARGELINE_WIRE: 'json',
    KAFKA_CLIENT: 'kafkajs',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318',
  }));

test('the client of the command line wins', () =>
  expect(demoVariables(OURS, 'platformatic')['KAFKA_CLIENT']).toBe('platformatic'));
