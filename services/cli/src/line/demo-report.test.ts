import type { DemoResult } from '@chargeline/standalone';
import { expect, test } from 'vitest';
import { demoJson, demoText } from './demo-report.js';

const result = {
  line: {
    folder: '/runs/837',
    doors: {
      gateway: 'http://g',
      ehr: 'http://e',
      billing: 'http://b',
      rules: 'http://r',
      mllp: { host: '127.0.0.1', port: 2575 },
    },
  },
  ledger: { accepted: 3, billed: 1, rejected: 1, parked: 1, lost: 0, doubled: 0, centsOff: 0 },
  files837: ['/runs/837/acme/12345/000000001.837'],
  deliveries: { sent: 5, acknowledged: 4, refused: 1, unexpected: 0 },
  otherFate: 0,
  seconds: 1.5,
  sample: ['claim C1'],
} as unknown as DemoResult;

test('for people: where everything is, and the ledger last', () => {
  const text = demoText(
    result,
    3,
    [
      { tenant: 'riverbend', username: 'demo@riverbend', password: 'p' },
      { tenant: 'northlight', username: 'demo@northlight', password: 'p' },
    ],
    '/runs/line.log',
  );
  expect(text[0]).toBe('3 encounters in 1.5 s, 2 a second');
  expect(text).toContain('claim C1');
  expect(text.join('\n')).toContain('MLLP 127.0.0.1:2575');
  expect(text).toContain('rules        http://r/api/v1/rules');
  expect(text.filter((line) => line.startsWith('log in'))).toHaveLength(2);
  expect(text.at(-1)).toBe('accepted=3 billed=1 rejected=1 parked=1 lost=0 doubled=0 cents_off=0');
});

test('for scripts: the ledger, the files, and no handle to the line', () => {
  expect(demoJson(result, 3)).toEqual({
    ledger: { accepted: 3, billed: 1, rejected: 1, parked: 1, lost: 0, doubled: 0, centsOff: 0 },
    files837: ['/runs/837/acme/12345/000000001.837'],
    deliveries: { sent: 5, acknowledged: 4, refused: 1, unexpected: 0 },
    otherFate: 0,
    seconds: 1.5,
    encountersPerSecond: 2,
    urls: {
      gateway: 'http://g',
      openapi: 'http://g/api/v1/openapi.json',
      fhir: 'http://e/fhir',
      hl7: 'http://e/hl7v2',
      mllp: '127.0.0.1:2575',
      billing: 'http://b',
      rules: 'http://r/api/v1/rules',
    },
    sample: ['claim C1'],
  });
});
