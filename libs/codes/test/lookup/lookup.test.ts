import { expect, test } from 'vitest';
import { type CodeSystem, lookup, type Standing } from '../../src/index.js';
import { aReference, diagnosis, type Made, TWO_YEARS } from './a-reference.js';

type Row = readonly [
  why: string,
  system: CodeSystem,
  code: string,
  on: string,
  standing: Standing,
  release: string | null,
];

const SHIPPED: readonly Row[] = [
  ['a plain code', 'icd10cm', 'I10', '2025-03-01', 'valid', 'FY2025'],
  ['with its dot, in small letters', 'icd10cm', 'e11.9', '2025-03-01', 'valid', 'FY2025'],
  ['a header', 'icd10cm', 'E11', '2025-03-01', 'not-billable', 'FY2025'],
  ['G35 on its last day', 'icd10cm', 'G35', '2025-09-30', 'valid', 'FY2025'],
  ['G35 is a header since', 'icd10cm', 'G35', '2025-10-01', 'not-billable', 'FY2026'],
  ['G35.A is not yet in force', 'icd10cm', 'G35.A', '2025-09-30', 'not-on-date', 'FY2025'],
  ['G35.A on its first day', 'icd10cm', 'G35A', '2025-10-01', 'valid', 'FY2026'],
  ['nobody selected it', 'icd10cm', 'Q99.99', '2025-03-01', 'not-in-selection', 'FY2025'],
  ['before the first release', 'icd10cm', 'I10', '2023-03-01', 'no-release', null],
  ['after the last', 'icd10cm', 'I10', '2026-10-01', 'no-release', null],
  ['the fee schedule of October speaks for its year', 'cpt', '99213', '2025-03-01', 'valid', '2025-10'],
  ['and for no other', 'cpt', '99213', '2024-12-31', 'no-release', null],
  ['a national code is no CPT number', 'cpt', 'J1885', '2025-03-01', 'not-a-code', '2025-10'],
  ['a national code', 'hcpcs', 'J1885', '2025-11-01', 'valid', '2025-10'],
  ['before the first release its own days tell', 'hcpcs', 'J1885', '2020-01-01', 'valid', '2025-10'],
  ['before the day that it was added', 'hcpcs', 'J1885', '1980-01-01', 'not-on-date', '2025-10'],
  ['a set that nobody loaded', 'icd10pcs', '0SRD0J9', '2025-11-01', 'no-release', null],
];

for (const [why, system, code, on, standing, release] of SHIPPED) {
  test(`shipped: ${why}`, () => expect(lookup(system, code, { on })).toMatchObject({ standing, release, on, system }));
}

test('the answer carries the bare code, its text and its days', () => {
  expect(lookup('icd10cm', 'E11.9', { on: '2025-03-01' })).toEqual({
    system: 'icd10cm',
    code: 'E119',
    on: '2025-03-01',
    standing: 'valid',
    billable: true,
    description: 'Type 2 diabetes mellitus without complications',
    validFrom: '2024-10-01',
    validTo: '2026-09-30',
    replacedBy: [],
    release: 'FY2025',
  });
});

test('CPT numbers have no text', () => {
  expect(lookup('cpt', '99213', { on: '2025-11-01' })).toMatchObject({
    description: null,
    validFrom: '2025-01-01',
    validTo: '2025-12-31',
  });
});

test('of what is no code nothing is known, and it stays as asked', () => {
  expect(lookup('icd10cm', 'not a code', { on: '2025-03-01' })).toMatchObject({
    code: 'not a code',
    standing: 'not-a-code',
    billable: null,
    description: null,
    validFrom: null,
  });
});

test('G35 is replaced by the codes below it', () => {
  expect(lookup('icd10cm', 'G35', { on: '2025-10-01' }).replacedBy).toEqual([
    'G35A',
    'G35B0',
    'G35B1',
    'G35B2',
    'G35C0',
    'G35C1',
    'G35C2',
    'G35D',
  ]);
  expect(lookup('icd10cm', 'G35', { on: '2025-09-30' }).replacedBy).toEqual([]);
});

for (const [why, code, on, expected] of [
  ['a code that was split, before', 'Q99', '2027-09-30', { standing: 'valid', replacedBy: [], validTo: '2027-09-30' }],
  [
    'and after: whole codes of any length',
    'Q99',
    '2027-10-01',
    { standing: 'not-billable', replacedBy: ['Q9901', 'Q991'], validFrom: '2027-10-01' },
  ],
  [
    'what was always a header replaces nothing',
    'Q97',
    '2027-10-01',
    { standing: 'not-billable', replacedBy: [], validFrom: '2026-10-01' },
  ],
  [
    'a code that is gone has its last day',
    'Q98',
    '2027-10-01',
    { standing: 'not-on-date', billable: true, validTo: '2027-09-30', description: 'Gone by and by' },
  ],
  ['a code that is new has its first', 'Q991', '2027-01-01', { standing: 'not-on-date', validFrom: '2027-10-01' }],
  ['a code of neither year', 'Q96', '2027-10-01', { standing: 'unknown', billable: null }],
  [
    'a code of both is one run',
    'Q970',
    '2027-01-01',
    { standing: 'valid', validFrom: '2026-10-01', validTo: '2028-09-30' },
  ],
] as const) {
  test(`whole releases: ${why}`, () => {
    aReference(...TWO_YEARS);
    expect(lookup('icd10cm', code, { on })).toMatchObject(expected);
  });
}

test('a selection says nothing of what another release has', () => {
  const [first, second] = TWO_YEARS as readonly [Made, Made];
  aReference({ ...first, partial: true }, second);
  expect(lookup('icd10cm', 'Q991', { on: '2027-01-01' })).toMatchObject({
    standing: 'not-in-selection',
    billable: true,
  });
  expect(lookup('icd10cm', 'Q98', { on: '2027-10-01' }).standing).toBe('not-on-date');
});

test('as known on a day: what was loaded later is not seen', () => {
  const year: Made = { kind: 'icd10cm', name: 'FY2027', from: '2026-10-01', to: '2027-09-30', rows: [] };
  aReference(
    { ...year, loadedAt: '2026-10-02T08:00:00.000Z', rows: [diagnosis('Q98', 'As first told')] },
    { ...year, loadedAt: '2027-04-02T08:00:00.000Z', rows: [diagnosis('Q98', 'Corrected', 'N')] },
  );
  const seen = (knownAt?: string) => lookup('icd10cm', 'Q98', { on: '2027-06-01', knownAt });
  expect(seen()).toMatchObject({ standing: 'not-billable', release: 'FY2027+1' });
  expect(seen('2027-06-01T00:00:00Z')).toMatchObject({ standing: 'not-billable', description: 'Corrected' });
  expect(seen('2027-04-02T07:59:59.999Z')).toMatchObject({
    standing: 'valid',
    description: 'As first told',
    release: 'FY2027+0',
  });
  expect(seen('2026-10-02T10:00:00+02:00')).toMatchObject({ standing: 'valid' });
  expect(seen('2026-10-02T09:59:00+02:00')).toMatchObject({ standing: 'no-release', billable: null });
});

test('a moment that is none is an error, not an answer', () => {
  expect(() => lookup('icd10cm', 'I10', { on: '2025-03-01', knownAt: 'yesterday' })).toThrow(RangeError);
});

const NATIONAL: Made = {
  kind: 'hcpcs',
  name: '2026-10',
  from: '2026-10-01',
  to: '2026-12-31',
  rows: [
    {
      code: 'X0001',
      kind: 'code',
      short: 'Short',
      long: 'Long and clear',
      added: '2020-01-01',
      terminated: '2026-10-31',
      xref: 'X0002 X0003',
    },
    { code: 'X0002', kind: 'code', short: 'Short only', added: '2026-11-01', xref: 'X0009' },
    { code: 'XA', kind: 'modifier', short: 'A modifier', added: '2020-01-01' },
  ],
};

for (const [why, code, on, expected] of [
  [
    'in force on its last day',
    'X0001',
    '2026-10-31',
    { standing: 'valid', replacedBy: [], description: 'Long and clear' },
  ],
  [
    'ended, with those that took its place',
    'X0001',
    '2026-11-01',
    { standing: 'not-on-date', replacedBy: ['X0002', 'X0003'], validTo: '2026-10-31' },
  ],
  [
    'not yet added: nothing took its place',
    'X0002',
    '2026-10-31',
    { standing: 'not-on-date', replacedBy: [], validFrom: '2026-11-01' },
  ],
  ['a modifier', 'XA', '2026-10-31', { standing: 'valid', validFrom: '2020-01-01', validTo: '2026-12-31' }],
] as const) {
  test(`days of its own: ${why}`, () => {
    aReference(NATIONAL);
    expect(lookup('hcpcs', code, { on })).toMatchObject(expected);
  });
}

test('a list holds before and after the day that it was loaded; its codes may have days', () => {
  const list = { name: '2026-11', from: '2026-11-01', to: '2199-12-31' };
  aReference(
    {
      ...list,
      kind: 'carc',
      rows: [
        { code: '45', text: 'Ours' },
        { code: '15', text: 'Ended', to: '2020-01-31' },
      ],
    },
    { ...list, kind: 'bill-type', rows: [{ code: '131', text: '' }] },
  );
  expect(lookup('carc', '45', { on: '2001-01-01' })).toMatchObject({
    standing: 'valid',
    validFrom: null,
    validTo: null,
  });
  expect(lookup('carc', '15', { on: '2020-02-01' })).toMatchObject({ standing: 'not-on-date', validTo: '2020-01-31' });
  expect(lookup('carc', '46', { on: '2050-01-01' })).toMatchObject({ standing: 'unknown' });
  expect(lookup('bill-type', '0131', { on: '2025-01-01' })).toMatchObject({
    code: '131',
    standing: 'valid',
    description: null,
  });
});

test('a quarter that ends leaves the word to nobody', () => {
  aReference({ ...NATIONAL, from: '2026-01-01', to: '2026-03-31' });
  expect(lookup('hcpcs', 'XA', { on: '2026-03-31' }).standing).toBe('valid');
  expect(lookup('hcpcs', 'XA', { on: '2026-04-01' })).toMatchObject({ standing: 'no-release', release: null });
});
