import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { aReference, type Made } from '../test/lookup/a-reference.js';
import { absent, official, sayIfAbsent } from '../test/official/official-data.js';
import { aFolder } from '../test/release/a-folder.js';
import { loadInProcess } from '../test/release/in-a-process.js';
import type { Kept } from './official/format.js';
import { pairEdit, pairEditsOf, procedurePairsOn, type SettingOfPairs } from './procedure-pairs.js';
import { useReference } from './release/in-use.js';

afterEach(() => useReference(null));

/** An edit as it is kept: no deletion and modifier indicator 1 unless said. */
const edit = (column1: string, column2: string, effective: string, deleted = '', modifier_indicator = '1'): Kept => ({
  column1,
  column2,
  effective,
  deleted,
  modifier_indicator,
  rationale: 'Mutually exclusive procedures',
});

const quarter = (rows: readonly Kept[], more: Partial<Made> = {}): Made => ({
  kind: 'ncci-ptp',
  name: '2030-07',
  from: '2030-07-01',
  to: '2030-09-30',
  rows,
  facts: { setting: 'practitioner' },
  ...more,
});

const DAY = '2030-08-01';
const between = (one: string, other: string, on = DAY, setting: SettingOfPairs = 'practitioner') =>
  pairEdit(setting, one, other, on);

test('an edit is found in whichever order its codes are asked, and says which code is in which column', () => {
  aReference(quarter([edit('93000', '93005', '2030-01-01', '', '0')]));
  const found = {
    columnOne: '93000',
    columnTwo: '93005',
    modifierIndicator: '0',
    from: '2030-01-01',
    to: null,
    rationale: 'Mutually exclusive procedures',
    release: '2030-07+0',
  };
  expect(between('93000', '93005')).toEqual(found);
  expect(between('93005', '93000')).toEqual(found);
});

test('column one is column one though its code comes later in the list of codes', () => {
  aReference(quarter([edit('10000', '20000', '2030-01-01'), edit('20000', '15000', '2030-01-01')]));
  for (const found of [between('20000', '15000'), between('15000', '20000')])
    expect(found).toMatchObject({ columnOne: '20000', columnTwo: '15000' });
});

for (const [one, other] of [
  ['93000', '93010'],
  ['93000', '93000'],
  ['93005', '93010'],
  ['99999', '93000'],
  ['', '93000'],
  ['930000', '93005'],
  ['93oo0', '93005'],
  ['93 00', '93005'],
] as const) {
  test(`no edit between "${one}" and "${other}"`, () => {
    aReference(quarter([edit('93000', '93005', '2030-01-01'), edit('93010', 'G0403', '2030-01-01')]));
    expect(between(one, other)).toBeUndefined();
    expect(pairEditsOf('practitioner', [one, other], DAY)).toEqual([]);
  });
}

for (const [why, on, found] of [
  ['the day before it begins', '2030-07-14', false],
  ['the day it begins', '2030-07-15', true],
  ['the day of its deletion, the last one', '2030-08-14', true],
  ['the day after', '2030-08-15', false],
] as const) {
  test(`in force: ${why}`, () => {
    aReference(quarter([edit('93000', '93005', '2030-07-15', '2030-08-14')]));
    expect(between('93000', '93005', on) !== undefined).toBe(found);
  });
}

test('an edit that was deleted and came again is in force in both its times, with the terms of each', () => {
  const first = edit('93000', '93005', '2001-01-01', '2010-12-31', '0');
  aReference(quarter([first, edit('93000', '93005', '2020-01-01', '', '1')]));
  expect(between('93000', '93005', '2005-05-05')).toMatchObject({ modifierIndicator: '0', to: '2010-12-31' });
  expect(between('93000', '93005', '2015-05-05')).toBeUndefined();
  expect(between('93000', '93005', '2025-05-05')).toMatchObject({ modifierIndicator: '1', to: null });
});

test('an edit that was turned round is in force in one order, then in the other', () => {
  aReference(quarter([edit('93000', '93005', '2001-01-01', '2019-12-31'), edit('93005', '93000', '2020-01-01')]));
  expect(between('93000', '93005', '2019-12-31')).toMatchObject({ columnOne: '93000', columnTwo: '93005' });
  expect(between('93000', '93005', '2020-01-01')).toMatchObject({ columnOne: '93005', columnTwo: '93000' });
});

test('of two in force the one that began last counts, and of one day the one that no modifier lifts', () => {
  aReference(
    quarter([
      edit('93000', '93005', '2001-01-01', '', '0'),
      edit('93005', '93000', '2020-01-01', '', '1'),
      edit('80048', '80053', '2001-01-01', '', '1'),
      edit('80053', '80048', '2001-01-01', '', '0'),
    ]),
  );
  expect(between('93000', '93005')).toMatchObject({ columnOne: '93005' });
  expect(between('80048', '80053')).toMatchObject({ columnOne: '80053', modifierIndicator: '0' });
});

for (const [why, deleted, indicator] of [
  ['9: not applicable', '2030-07-15', '9'],
  ['9 with a later deletion', '2030-08-31', '9'],
  ['deleted the day it began', '2030-07-15', '1'],
  ['deleted before it began', '2030-01-01', '0'],
] as const) {
  test(`never in force: ${why}`, () => {
    aReference(quarter([edit('93000', '93005', '2030-07-15', deleted, indicator)]));
    expect(between('93000', '93005', '2030-07-15')).toBeUndefined();
    expect(procedurePairsOn('practitioner', '2030-07-15')).toBeDefined();
  });
}

test('the edits among the codes of a claim come in the order of the codes, each once', () => {
  aReference(
    quarter([
      edit('93000', '93005', '2030-01-01'),
      edit('93000', '93010', '2030-01-01'),
      edit('36415', '99213', '2030-01-01'),
      edit('93005', '93010', '2030-01-01', '2030-03-31'),
    ]),
  );
  const pairs = (codes: readonly string[]) =>
    pairEditsOf('practitioner', codes, DAY)?.map(({ columnOne, columnTwo }) => `${columnOne}-${columnTwo}`);
  expect(pairs(['99213', '36415', '93010', '93005', '93000', '93000', '00000'])).toEqual([
    '36415-99213',
    '93000-93010',
    '93000-93005',
  ]);
  expect(pairs(['93000'])).toEqual([]);
  expect(pairs([])).toEqual([]);
});

test('a claim of fifty codes has the edits that asking pair by pair finds', () => {
  const codes = Array.from({ length: 50 }, (_, at) => String(20_000 + at));
  const edits = codes.flatMap((one, at) =>
    codes.slice(at + 1).flatMap((other, next) => ((at * 7 + next) % 3 === 0 ? [edit(one, other, '2030-01-01')] : [])),
  );
  aReference(quarter(edits));
  const asked = codes.flatMap((other, at) => codes.slice(0, at).flatMap((one) => between(one, other) ?? []));
  expect(asked).toHaveLength(edits.length);
  expect(pairEditsOf('practitioner', codes, DAY)).toEqual(asked);
});

test('every one of many edits is found again, and no pair that has none', () => {
  const code = (at: number) => `${10_000 + at}`;
  const isEdit = (one: number, other: number) => (one * 31 + other * 17) % 5 === 0;
  const all = Array.from({ length: 200 }, (_, one) => Array.from({ length: one }, (_, other) => [one, other] as const));
  const edits = all.flat().filter(([one, other]) => isEdit(one, other));
  aReference(quarter(edits.map(([one, other]) => edit(code(one), code(other), '2030-01-01'))));
  for (const [one, other] of all.flat())
    expect(between(code(other), code(one))?.columnOne).toBe(isEdit(one, other) ? code(one) : undefined);
});

test('all parts of a release together are the release, and each edit names its own', () => {
  const part = (name: string, rows: readonly Kept[]): Made =>
    quarter(rows, { facts: { setting: 'practitioner', part: name } });
  aReference(part('f2', [edit('93000', '93005', '2030-01-01')]), part('f1', [edit('36415', '93000', '2030-01-01')]));
  expect(procedurePairsOn('practitioner', DAY)?.releases.map(({ id }) => id)).toEqual(['2030-07+1', '2030-07+0']);
  expect(pairEditsOf('practitioner', ['36415', '93000', '93005'], DAY)?.map(({ release }) => release)).toEqual([
    '2030-07+1',
    '2030-07+0',
  ]);
});

test('practitioners and outpatient hospitals have edits of their own', () => {
  aReference(
    quarter([edit('93000', '93005', '2030-01-01', '', '0')]),
    quarter([edit('93000', '93005', '2030-01-01', '', '1')], { facts: { setting: 'outpatient-hospital' } }),
  );
  expect(between('93000', '93005')).toMatchObject({ modifierIndicator: '0' });
  expect(between('93000', '93005', DAY, 'outpatient-hospital')).toMatchObject({ modifierIndicator: '1' });
});

test('each day is answered by the release of its quarter, and days before the first by their own dates', () => {
  aReference(
    quarter([edit('93000', '93005', '2020-01-01')]),
    quarter([edit('93000', '93005', '2020-01-01', '2030-09-30')], {
      name: '2030-10',
      from: '2030-10-01',
      to: '2030-12-31',
    }),
  );
  expect(between('93000', '93005', '2025-01-01')).toMatchObject({ release: '2030-07+0' });
  expect(between('93000', '93005', '2030-09-30')).toMatchObject({ release: '2030-07+0', to: null });
  expect(procedurePairsOn('practitioner', '2030-10-01')?.releases).toMatchObject([{ name: '2030-10' }]);
  expect(between('93000', '93005', '2030-10-01')).toBeUndefined();
});

test('no release speaks: nothing was checked, which is not the same as no edit', () => {
  aReference(quarter([edit('93000', '93005', '2030-01-01')]));
  expect(procedurePairsOn('practitioner', '2030-10-01')).toBeUndefined();
  expect(pairEditsOf('practitioner', ['93000', '93005'], '2030-10-01')).toBeUndefined();
  expect(procedurePairsOn('outpatient-hospital', DAY)).toBeUndefined();
  expect(pairEdit('practitioner', '93000', '93005', '2030-10-01')).toBeUndefined();
});

test('a whole release says so, and a selection too', () => {
  aReference(quarter([edit('93000', '93005', '2030-01-01')]));
  expect(procedurePairsOn('practitioner', DAY)?.partial).toBe(false);
  useReference(null);
  expect(procedurePairsOn('practitioner', '2026-08-01')?.partial).toBe(true);
});

test('what comes with the package: in force, deleted, and never in force', () => {
  expect(between('81105', '0001U', '2026-08-01')).toMatchObject({ columnOne: '0001U', to: null, release: '2026-07' });
  expect(between('0001M', '80053', '2018-12-31')).toMatchObject({ modifierIndicator: '0', to: '2018-12-31' });
  expect(between('0001M', '80053', '2019-01-01')).toBeUndefined();
  expect(between('0001A', '90473', '2022-01-01')).toBeUndefined();
});

const LINES =
  'Column 1\tColumn 2\t*=in existence prior to 1996\tEffective Date\tDeletion Date\tModifier\tPTP Edit Rationale';
const text = (...rows: readonly string[]): string => [LINES, ...rows, ''].join('\r\n');

test('an official text, and a part that is loaded while the process runs', async () => {
  const { loadText, put, reference } = aFolder();
  await loadText('ccipra-v363r0-f1.txt', text('93000\t93005\t\t20301001\t*\t0\tMisuse of | codes'), { partial: true });
  useReference(reference);
  expect(between('93000', '93005', '2030-11-01')).toMatchObject({ rationale: 'Misuse of | codes', from: '2030-10-01' });
  expect(between('99213', '36415', '2030-11-01')).toBeUndefined();
  await loadInProcess(reference, put('ccipra-v363r0-f2.txt', text('99213\t36415\t\t20301001\t*\t1\t'))).reports;
  await pause(1_100);
  expect(between('99213', '36415', '2030-11-01')).toMatchObject({ columnOne: '99213', rationale: '' });
  expect(between('93000', '93005', '2030-11-01')).toMatchObject({ columnOne: '93000' });
});

sayIfAbsent();

test.skipIf(absent)('the official sample of July 2026', async () => {
  const { load, reference } = aFolder();
  const [report] = await load([official('ncci/ccipra-v322r0-f1.sample.txt')]);
  expect(report).toMatchObject({ outcome: 'loaded', rows: 16 });
  useReference(reference);
  const pairs = (on: string) => pairEditsOf('practitioner', ['0001A', '99213', '99241', 'G0008', '36591'], on);
  expect(pairs('2022-12-31')).toMatchObject([
    { columnTwo: '99213', modifierIndicator: '1', to: '2023-12-31', release: report!.release!.id },
    { columnTwo: '99241', to: '2022-12-31' },
    { columnTwo: '36591', modifierIndicator: '0' },
  ]);
  expect(pairs('2023-01-01')).toHaveLength(2);
  expect(pairs('2024-01-01')).toEqual([]);
  expect(between('0029U', '0001U', '2026-06-30')).toMatchObject({ columnOne: '0001U' });
  expect(between('0029U', '0001U', '2026-07-01')).toBeUndefined();
});
