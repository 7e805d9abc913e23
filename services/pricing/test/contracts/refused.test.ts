import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { contractsIn } from '../../src/config.js';
import { aContract, between, dollars, written } from './a-contract.js';

const root = mkdtempSync(join(tmpdir(), 'chargeline-contracts-'));
afterAll(() => rmSync(root, { recursive: true }));

let folders = 0;
function folderWith(files: Readonly<Record<string, unknown>>): string {
  const folder = join(root, String((folders += 1)));
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return folder;
}

test('without a folder there are none', () => {
  expect(contractsIn({})('acme', '12345')).toBeUndefined();
  expect(contractsIn({ PRICING_CONTRACTS: '' })('acme', '12345')).toBeUndefined();
});

test('the contracts of a folder, by tenant and payer; other files are left alone', () => {
  const folder = folderWith({
    'a.json': { ...written, medicare: { share: 12_000 } },
    'b.json': { ...written, tenant: 'rival', medicare: { share: 20_000 } },
    'README.md': 'Ours.',
  });
  const contracts = contractsIn({ PRICING_CONTRACTS: folder });
  expect(dollars(['99213'], contracts('acme', '12345'))).toEqual([102.62]);
  expect(dollars(['99213'], contracts('rival', '12345'))).toEqual([171.04]);
  expect(contracts('acme', '99999')).toBeUndefined();
  expect(contracts('nobody', '12345')).toBeUndefined();
});

test('each day has its contract, and a gap is Medicare’s', () => {
  const first = aContract({ to: '2025-05-31', medicare: { share: 12_000 } });
  const second = aContract({ from: '2025-07-01', to: null, medicare: { share: 15_000 } });
  const contractOn = between(second, first);
  for (const [day, expected] of [
    ['2025-05-31', 102.62],
    ['2025-06-01', 85.52],
    ['2025-06-30', 85.52],
    ['2025-07-01', 128.28],
    ['2025-12-31', 128.28],
  ] as const)
    expect([day, ...dollars(['99213'], contractOn, day)]).toEqual([day, expected]);
});

for (const [why, second] of [
  ['the same days', {}],
  ['a day in common', { from: '2025-12-31', to: '2026-12-31' }],
  ['one within the other', { from: '2025-03-01', to: '2025-03-31' }],
] as const) {
  test(`two contracts of one tenant and payer do not hold at once: ${why}`, () => {
    const folder = folderWith({ 'one.json': written, 'two.json': { ...written, ...second } });
    expect(() => contractsIn({ PRICING_CONTRACTS: folder })).toThrow(
      /Contract (one|two)\.json: it begins on .* when that of (one|two)\.json still holds/,
    );
  });
}

test('nor after one without an end', () => {
  const files = { 'one.json': { ...written, to: null }, 'two.json': { ...written, from: '2030-01-01', to: null } };
  expect(() => contractsIn({ PRICING_CONTRACTS: folderWith(files) })).toThrow(/two\.json: it begins on 2030-01-01/);
});

for (const [why, content, says] of [
  ['no JSON', '{', /a\.json: it cannot be read as JSON/],
  ['nothing of it', {}, /name: .*; tenant: .*; payer: .*; from: .*; to: /],
  ['an unknown term', { ...written, percent: 120 }, /percent/],
  ['a day that is none', { ...written, from: '2025-02-30' }, /from: is not a day of the calendar/],
  ['an end before its begin', { ...written, to: '2024-12-31' }, /to: is before "from"/],
  ['half a ten-thousandth', { ...written, medicare: { share: 12_000.5 } }, /medicare\.share/],
  ['a negative share', { ...written, medicare: { share: -1 } }, /medicare\.share/],
  ['a share as a text', { ...written, medicare: { share: '120 %' } }, /medicare\.share/],
  [
    'an exception of nothing',
    { ...written, medicare: { share: 1, exceptions: [{ share: 1 }] } },
    /exceptions\.0: says neither codes nor statuses/,
  ],
  [
    'a range backwards',
    { ...written, medicare: { share: 1, exceptions: [{ share: 1, codes: ['99215-99202'] }] } },
    /codes\.0: ends before it begins/,
  ],
  [
    'a range from digits to letters',
    { ...written, medicare: { share: 1, exceptions: [{ share: 1, codes: ['00000-Z9999'] }] } },
    /codes\.0: is not of one form/,
  ],
  [
    'a range of no codes',
    { ...written, medicare: { share: 1, exceptions: [{ share: 1, codes: ['992-993'] }] } },
    /codes\.0: is not a code/,
  ],
  [
    'a status that is none',
    { ...written, medicare: { share: 1, exceptions: [{ share: 1, statuses: ['active'] }] } },
    /statuses\.0/,
  ],
  ['a fee of a lost zero', { ...written, fees: [{ service: '140', cents: 1 }] }, /fees\.0\.service: is not a code/],
  ['a fee in dollars', { ...written, fees: [{ service: '99213', cents: 90.5 }] }, /fees\.0\.cents/],
  [
    'a fee twice',
    {
      ...written,
      fees: [
        { service: '99213', cents: 1 },
        { service: '99213', cents: 2 },
      ],
    },
    /fees\.1\.service: 99213 is listed twice/,
  ],
  [
    'a case twice',
    {
      ...written,
      cases: [
        { service: '27447', cents: 1 },
        { service: '27447', cents: 1 },
      ],
    },
    /cases\.1\.service: 27447 is listed twice/,
  ],
  ['no share of the first', { ...written, multipleProcedures: [] }, /multipleProcedures/],
] as const) {
  test(`stops the start and names the place: ${why}`, () => {
    expect(() => contractsIn({ PRICING_CONTRACTS: folderWith({ 'a.json': content }) })).toThrow(says);
  });
}

test('a folder that is not there, or has no contract, is named', () => {
  expect(() => contractsIn({ PRICING_CONTRACTS: join(root, 'none') })).toThrow(/none cannot be read/);
  expect(() => contractsIn({ PRICING_CONTRACTS: folderWith({ 'a.yaml': 'name: x' }) })).toThrow(/has no contract/);
});
