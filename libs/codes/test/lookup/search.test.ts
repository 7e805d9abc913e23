import { expect, test } from 'vitest';
import { searchCodes, type Searched } from '../../src/index.js';
import { aReference, diagnosis, type Made, TWO_YEARS } from './a-reference.js';

const ON = '2025-10-01';
const codes = (q: string, asked: Partial<Searched> = {}): readonly string[] =>
  searchCodes(q, { on: ON, ...asked }).hits.map(({ code }) => code);

for (const [why, q, first] of [
  ['its words', 'type 2 diabetes without complications', 'E119'],
  ['other forms of its words', 'diabetic complications without types 2', 'E119'],
  ['a code', 'E11.9', 'E119'],
  ['a code in small letters', 'e119', 'E119'],
  ['a header by its code', 'G35', 'G35'],
  ['a number of CPT', '99213', '99213'],
  ['a synonym', 'heart attack', 'I219'],
  ['a synonym among other words', 'old heart attack', 'I252'],
  ['a short form', 'HTN', 'I10'],
  ['a short form that is formed like a code', 'DM2', 'E119'],
  ['another', 'COPD', 'J449'],
  ['another', 'UTI', 'N390'],
  ['what patients say', 'high blood pressure', 'I10'],
  ['what patients say, with a slip', 'sugar diabetis', 'E119'],
  ['a slip', 'astma', 'J45909'],
  ['slips in a synonym', 'hart atack', 'I219'],
] as const) {
  test(`found by ${why}: ${q}`, () => expect(codes(q)[0]).toBe(first));
}

test('the answer says what it was taken for', () => {
  expect(searchCodes('hart atacks', { on: ON, system: 'icd10cm', limit: 1 })).toMatchObject({
    corrected: [{ from: 'hart', to: 'heart' }, { from: 'atacks' }],
    replaced: [{ meant: ['acute myocardial infarction, unspecified', 'myocardial infarction'] }],
    some: false,
    empty: null,
  });
  expect(searchCodes('essential', { on: ON })).toMatchObject({ corrected: [], replaced: [] });
});

test('the last word may be only begun, the others not', () => {
  expect(codes('essential hyperten')).toContain('I10');
  expect(searchCodes('essential hyperten', { on: ON }).corrected).toEqual([]);
});

test('the beginning of a code finds what begins so, in order, codes before headers', () => {
  const [first, ...others] = searchCodes('E11.6', { on: ON, system: 'icd10cm', limit: 100 }).hits;
  expect(first).toMatchObject({ code: 'E116', billable: false });
  expect(others.length).toBeGreaterThan(5);
  expect(others.filter(({ code }) => !code.startsWith('E116'))).toEqual([]);
  const order = others.map(({ code, billable }) => `${billable ? 'code' : 'header'} ${code}`);
  expect(order).toEqual(order.toSorted());
});

test('when no text has all of the words, those with some of them are told', () => {
  expect(searchCodes('asthma xyzzyxyzzy', { on: ON, limit: 3 })).toMatchObject({ some: true, hits: [{}, {}, {}] });
  expect(searchCodes('asthma', { on: ON, limit: 3 }).some).toBe(false);
});

test('as many as asked for', () => {
  expect(codes('pain')).toHaveLength(20);
  expect(codes('pain', { limit: 1 })).toHaveLength(1);
  expect(codes('pain', { limit: 45 })).toHaveLength(45);
});

test('only in the code set that is asked for', () => {
  const systems = (asked: Partial<Searched>) =>
    new Set(searchCodes('insulin', { on: ON, limit: 50, ...asked }).hits.map(({ system }) => system));
  expect(systems({})).toEqual(new Set(['icd10cm', 'hcpcs']));
  expect(systems({ system: 'hcpcs' })).toEqual(new Set(['hcpcs']));
});

test('of the release of the day', () => {
  expect(searchCodes('relapsing-remitting multiple sclerosis', { on: '2025-10-01' }).hits[0]).toMatchObject({
    code: 'G35A',
    release: 'FY2026',
  });
  expect(codes('relapsing-remitting multiple sclerosis', { on: '2025-09-30' })).not.toContain('G35A');
});

for (const [why, q, asked, reason] of [
  ['no word', '"*()', {}, 'no-words'],
  ['no release for the day', 'asthma', { on: '1999-01-01', system: 'icd10cm' }, 'no-release'],
  ['no release of the code set', 'knee', { system: 'icd10pcs' }, 'no-release'],
  ['a selection', 'xyzzyxyzzy', {}, 'only-a-selection'],
] as const) {
  test(`nothing, for ${why}`, () => {
    expect(searchCodes(q, { on: ON, ...asked })).toMatchObject({ hits: [], some: false, empty: { why: reason } });
  });
}

test('nothing like it in a whole release; numbers alone have no texts', () => {
  const on = '2027-01-01';
  aReference(TWO_YEARS[0]!, {
    kind: 'pfs',
    name: '2027-01',
    from: '2027-01-01',
    to: '2027-12-31',
    rows: [{ code: '99213', modifier: '' }],
  });
  expect(searchCodes('asthma', { on, system: 'icd10cm' }).empty?.why).toBe('nothing-like-it');
  expect(searchCodes('office visit', { on, system: 'cpt' }).empty?.why).toBe('numbers-only');
  expect(codes('9921', { on, system: 'cpt' })).toEqual(['99213']);
});

const NATIONAL: Made = {
  kind: 'hcpcs',
  name: '2026-10',
  from: '2026-10-01',
  to: '2026-12-31',
  rows: [
    { code: 'X0001', kind: 'code', short: 'Rubber duck', added: '2020-01-01', terminated: '2026-10-31' },
    { code: 'X0002', kind: 'code', short: 'Rubber duck', added: '2026-11-01' },
  ],
};

test('what has ended, or has not begun, is not found', () => {
  aReference(NATIONAL);
  expect(codes('rubber duck', { on: '2026-10-31' })).toEqual(['X0001']);
  expect(codes('rubber duck', { on: '2026-11-01' })).toEqual(['X0002']);
  expect(codes('X000', { on: '2026-11-01' })).toEqual(['X0002']);
});

test('as known on a day', () => {
  aReference({ ...NATIONAL, loadedAt: '2026-11-02T00:00:00.000Z' });
  expect(codes('rubber duck', { on: '2026-11-05', system: 'hcpcs', knownAt: '2026-11-02T00:00:00Z' })).toEqual([
    'X0002',
  ]);
  expect(codes('rubber duck', { on: '2026-11-05', system: 'hcpcs', knownAt: '2026-11-01T23:59:59Z' })).toEqual([]);
});

test('at equal rank a whole code comes before its header', () => {
  const year: Made = { kind: 'icd10cm', name: 'FY2027', from: '2026-10-01', to: '2027-09-30', rows: [] };
  aReference({ ...year, rows: [diagnosis('Q98', 'Rubber lung', 'N'), diagnosis('Q981', 'Rubber lung')] });
  expect(codes('rubber lung', { on: '2027-01-01' })).toEqual(['Q981', 'Q98']);
});

for (const q of [
  '" OR 1=1 --',
  'NEAR(asthma, 2)',
  'short:asthma',
  'code:E119',
  'asthma NOT pain',
  '^asthma',
  '{short}:x',
  "'); DROP TABLE words; --",
  '\u0000',
  '🦆',
]) {
  test(`nothing is an operator: ${JSON.stringify(q)}`, () => {
    expect(() => searchCodes(q, { on: ON })).not.toThrow();
    expect(codes('asthma').length).toBeGreaterThan(0);
  });
}
