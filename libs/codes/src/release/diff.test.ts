import { expect, onTestFinished, test } from 'vitest';
import { aFolder } from '../../test/release/a-folder.js';
import { gpciRows, gpciText } from '../../test/release/official-texts.js';
import { difference } from './diff.js';
import { useReference } from './in-use.js';
import { SHIPPED_RELEASES } from './shipped.js';

/** What changed from the whole indices of one year to other rows of the next. */
async function changedTo(rows: readonly (readonly string[])[]) {
  const { loadText, reference } = aFolder();
  const before = await loadText('GPCI2027.csv', gpciText());
  const after = await loadText('GPCI2028.csv', gpciText(rows, ',', 2028));
  useReference(reference);
  onTestFinished(() => useReference(null));
  return difference(before.release!, after.release!);
}

const rest = gpciRows().findIndex(([carrier, , locality]) => carrier === '12502' && locality === '99');

test('nothing changed', async () => {
  expect(await changedTo(gpciRows())).toEqual({ added: [], removed: [], changed: [], same: 109 });
});

test('a changed row names its columns, as they were and as they are', async () => {
  expect(await changedTo(gpciRows().with(rest, gpciRows()[rest]!.with(4, '1.010').with(6, '0.900')))).toEqual({
    added: [],
    removed: [],
    changed: [{ key: '12502-99', columns: { work: { was: 1_000, is: 1_010 }, malpractice: { was: 925, is: 900 } } }],
    same: 108,
  });
});

test('rows that came and went, at both ends and between, in the order of their keys', async () => {
  const rows = [
    ['99999', 'ZZ', '00', 'LAST', '1', '1', '1'],
    ['00001', 'AA', '00', 'FIRST', '1', '1', '1'],
    ['12502', 'PA', '50', 'BETWEEN', '1', '1', '1'],
    ...gpciRows()
      .toSpliced(rest, 0)
      .filter(([carrier]) => carrier !== '10112'),
  ];
  expect(await changedTo(rows)).toMatchObject({
    added: ['00001-00', '12502-50', '99999-00'],
    removed: ['10112-00'],
    changed: [],
    same: 108,
  });
});

test('two kinds cannot be compared', () => {
  const [schedule, indices] = ['pfs', 'gpci'].map((kind) => SHIPPED_RELEASES.find((release) => release.kind === kind)!);
  expect(() => difference(schedule!, indices!)).toThrow(expect.objectContaining({ code: 'CHL_CODES_KINDS' }));
});

test('shipped releases can be compared: what came with the fiscal year 2026', () => {
  const [before, after] = SHIPPED_RELEASES.filter(({ kind }) => kind === 'icd10cm');
  const { added, same } = difference(before!, after!);
  expect(added).toContain('G35A');
  expect(same).toBeGreaterThan(100);
});
