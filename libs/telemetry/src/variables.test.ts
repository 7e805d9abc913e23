import { afterEach, expect, test, vi } from 'vitest';
import { withVariables } from './variables.js';

afterEach(() => vi.unstubAllEnvs());

const otel = (): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('OTEL_')));

test('what is built sees the given variables, and only these; then all is as before', () => {
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', 'http://process');
  vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', 'a=b');
  const before = otel();
  const seen = withVariables({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://given', PATH: '/elsewhere' }, otel);
  expect(seen).toEqual({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://given',
    OTEL_NODE_RESOURCE_DETECTORS: 'env,host,serviceinstance',
    OTEL_BSP_MAX_QUEUE_SIZE: '16384',
  });
  expect(otel()).toEqual(before);
});

test('a given variable wins over what is in force without it', () => {
  expect(withVariables({ OTEL_BSP_MAX_QUEUE_SIZE: '10' }, otel)).toMatchObject({ OTEL_BSP_MAX_QUEUE_SIZE: '10' });
});

test('also after a fault all is as before', () => {
  const before = otel();
  expect(() =>
    withVariables({ OTEL_TRACES_EXPORTER: 'otlp' }, () => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(otel()).toEqual(before);
});
