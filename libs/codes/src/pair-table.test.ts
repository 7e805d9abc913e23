import { expect, test } from 'vitest';
import { type PairRow, PairTable, type Wording } from './pair-table.js';

const wording = (rationale: string): Wording => ({ modifierIndicator: '1', rationale, release: '2030-07' });

function tableOf(rows: readonly PairRow[]): PairTable {
  const table = new PairTable(rows.length);
  table.addPart(rows, wording);
  return table;
}

const rows = (count: number, row: (at: number) => PairRow): readonly PairRow[] =>
  Array.from({ length: count }, (_, at) => row(at));

/** As many codes as wanted: five digits, the first of them one. */
const code = (at: number): string => String(10_000 + at);
const day = (at: number): string => new Date(Date.UTC(1800, 0, 1 + at)).toISOString().slice(0, 10);

for (const [why, made, what] of [
  ['a text that is no code', rows(1, () => ['9921', '36415', '2030-01-01', '', '']), '"9921" is no procedure code'],
  ['too many codes', rows(65_536, (at) => ['A0001', code(at), '2030-01-01', '', '']), 'more than 65535 codes'],
  [
    'too many days',
    rows(65_536, (at) => [at < 60_000 ? 'A0001' : 'A0002', code(at % 60_000), day(at), '', '']),
    'more than 65535 days',
  ],
  ['too many wordings', rows(32_769, (at) => ['99213', code(at), '2030-01-01', '', `${at}`]), 'a rationale of its own'],
] as const) {
  test(`what no NCCI release has is an error that says what to do: ${why}`, () => {
    expect(() => tableOf(made)).toThrow(
      expect.objectContaining({
        code: 'CHL_CODES_EDITS',
        message: expect.stringMatching(new RegExp(`${what}.*Load the official files`)) as string,
      }),
    );
  });
}

test('as many codes as have a number', () => {
  const table = tableOf(rows(65_534, (at) => ['A0001', code(at), '2030-01-01', '', 'own words']));
  const last = code(65_533);
  expect(table.find(table.numberOf(last), table.numberOf('A0001'), '2030-01-01')).toEqual({
    columnOne: 'A0001',
    columnTwo: last,
    from: '2030-01-01',
    to: null,
    ...wording('own words'),
  });
});

test('an empty table has no edit', () => {
  const table = tableOf([]);
  expect(table.numberOf('99213')).toBe(0);
  expect(table.find(1, 2, '2030-01-01')).toBeUndefined();
});

test('one pair with many times, as CMS deletes and adds again', () => {
  const years = rows(20, (at) => ['99213', '36415', `${2000 + at}-01-01`, `${2000 + at}-06-30`, `${at}`]);
  const table = tableOf(years);
  const [one, other] = [table.numberOf('36415'), table.numberOf('99213')];
  for (const [at] of years.entries()) {
    expect(table.find(one, other, `${2000 + at}-06-30`)).toMatchObject({ rationale: `${at}` });
    expect(table.find(one, other, `${2000 + at}-07-01`)).toBeUndefined();
  }
});
