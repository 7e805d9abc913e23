import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { aSource } from '../test/a-source.js';
import { ehrAdaptersConfig } from './config.js';

const source = aSource('clinic', 'epic');
const config = (sources: readonly unknown[], more: Readonly<Record<string, string>> = {}) =>
  ehrAdaptersConfig({ EHR_ADAPTERS_SOURCES: JSON.stringify({ sources }), ...more });

test('the directory itself, a free port and the own machine', () =>
  expect(config([source])).toEqual({ sources: [source], mllpPort: 0, host: '127.0.0.1' }));

test('a file of it, a port and a host', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'chargeline-sources-'));
  const file = path.join(folder, 'sources.json');
  writeFileSync(file, JSON.stringify({ sources: [source] }));
  const more = { EHR_ADAPTERS_MLLP_PORT: '2575', CHARGELINE_HOST: '0.0.0.0' };
  expect(ehrAdaptersConfig({ EHR_ADAPTERS_SOURCES: file, ...more })).toEqual({
    sources: [source],
    mllpPort: 2_575,
    host: '0.0.0.0',
  });
  rmSync(folder, { recursive: true });
});

describe('stops the start and names what is wrong', () => {
  const payer = { names: ['x'], payerId: 'P', payerName: 'P', filingIndicator: 'CIX' };
  for (const [why, sources, fault] of [
    ['nobody', [], /sources /],
    ['an unknown vendor', [{ ...source, vendor: 'acme' }], /sources\.0\.vendor is none of fhir, epic, cerner/],
    ['two of one id', [source, source], /sources\.1\.id is the id of another source/],
    [
      'a place of service that is none',
      [{ ...source, facilities: [{ names: ['a'], placeOfService: '1' }] }],
      /sources\.0\.facilities\.0\.placeOfService/,
    ],
    ['an indicator that SBR09 cannot hold', [{ ...source, payers: [payer] }], /sources\.0\.payers\.0\.filingIndicator/],
  ] as const) {
    test(why, () => expect(() => config(sources)).toThrow(fault));
  }

  test('not JSON', () => expect(() => ehrAdaptersConfig({ EHR_ADAPTERS_SOURCES: '{' })).toThrow(/it is not JSON/));
  test('no such file', () =>
    expect(() => ehrAdaptersConfig({ EHR_ADAPTERS_SOURCES: '/no/such/file' })).toThrow(/file cannot be read/));
  test('no directory', () => expect(() => ehrAdaptersConfig({})).toThrow(/EHR_ADAPTERS_SOURCES/));
  test('no port', () =>
    expect(() => config([source], { EHR_ADAPTERS_MLLP_PORT: '70000' })).toThrow(/EHR_ADAPTERS_MLLP_PORT/));
});
