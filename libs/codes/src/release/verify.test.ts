import { expect, test } from 'vitest';
import { aFolder } from '../../test/release/a-folder.js';
import { gpciText } from '../../test/release/official-texts.js';
import { SHIPPED_RELEASES } from './shipped.js';
import { verifyReleases } from './verify.js';

// What it finds in tables that were spoiled is in test/bad-inputs/releases.test.ts.

test('every loaded release is looked at; the shipped ones are part of the program', async () => {
  const { loadText, reference } = aFolder();
  const { release } = await loadText('GPCI2027.csv', gpciText());
  expect(verifyReleases(reference, [...SHIPPED_RELEASES, release!])).toEqual([{ release, fault: null }]);
});

test('rows that are counted otherwise in the catalog are a fault', async () => {
  const { loadText, reference } = aFolder();
  const { release } = await loadText('GPCI2027.csv', gpciText());
  expect(verifyReleases(reference, [{ ...release!, rows: 110 }])).toMatchObject([
    { fault: 'has 109 rows where 110 were loaded: load it again' },
  ]);
});

test('so is another checksum', async () => {
  const { loadText, reference } = aFolder();
  const { release } = await loadText('GPCI2027.csv', gpciText());
  expect(verifyReleases(reference, [{ ...release!, fileSha256: '0'.repeat(64) }])[0]!.fault).toMatch(
    /its checksum is another/,
  );
});

test('a table of another kind under its name cannot be read as its own', async () => {
  const { loadText, reference } = aFolder();
  const { release } = await loadText('GPCI2027.csv', gpciText());
  expect(verifyReleases(reference, [{ ...release!, kind: 'pfs' }])[0]!.fault).toBe(
    'its file cannot be read: load it again',
  );
});

test('of several each has its own verdict', async () => {
  const { loadText, reference } = aFolder();
  const { release } = await loadText('GPCI2027.csv', gpciText());
  const faults = verifyReleases(reference, [release!, { ...release!, file: 'gone.db' }]).map(({ fault }) => fault);
  expect(faults).toEqual([null, 'its file is not there: load it again']);
});
