import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/release/a-folder.js';
import { aZip } from '../../test/release/a-zip.js';
import { archivesIn, type OfficialFile, openBundle } from './official-file.js';

async function textOf(file: OfficialFile): Promise<string> {
  let text = '';
  for await (const piece of file.open()) text += piece.toString();
  return text;
}

test('a file is a bundle of one, and can be read more than once', async () => {
  const at = aFolder().put('GPCI2027.csv', 'a,b\n');
  const { files, source, close } = await openBundle(at);
  expect({ source, files }).toMatchObject({
    source: 'GPCI2027.csv',
    files: [{ name: 'GPCI2027.csv', source: 'GPCI2027.csv', bytes: 4 }],
  });
  expect([await textOf(files[0]!), await textOf(files[0]!)]).toEqual(['a,b\n', 'a,b\n']);
  close();
});

test('the files of a folder come in the order of their names; folders below it are left alone', async () => {
  const { put } = aFolder();
  const folder = path.dirname(put('b.csv', 'bb'));
  put('a.csv', 'a');
  mkdirSync(path.join(folder, 'below'));
  const { files } = await openBundle(folder);
  expect(files.map(({ name, bytes }) => [name, bytes])).toEqual([
    ['a.csv', 1],
    ['b.csv', 2],
  ]);
});

test('a folder without files is an error that says so', async () => {
  const { reference } = aFolder();
  await expect(openBundle(reference)).rejects.toMatchObject({
    code: 'CHL_CODES_PATH',
    message: expect.stringContaining('the folder holds no files') as string,
  });
});

test('what is no file is not read: it might never end', async () => {
  await expect(openBundle('/dev/null')).rejects.toMatchObject({ code: 'CHL_CODES_PATH' });
});

test('a path that is not there is said by the file system', async () => {
  await expect(openBundle('/nowhere/GPCI.csv')).rejects.toMatchObject({ code: 'ENOENT', path: '/nowhere/GPCI.csv' });
});

test('the entries of an archive are read in place, whatever the case of its name, folders within left out', async () => {
  const zip = aZip(
    { name: 'RVU27A/', content: '' },
    { name: 'RVU27A/GPCI2027.csv', content: 'a,b\n' },
    { name: 'x.csv', content: 'x' },
  );
  const { files, source, close } = await openBundle(aFolder().put('RVU27A.ZIP', zip));
  expect(source).toBe('RVU27A.ZIP');
  expect(files).toMatchObject([
    { name: 'GPCI2027.csv', source: 'RVU27A.ZIP/RVU27A/GPCI2027.csv', bytes: 4 },
    { name: 'x.csv', source: 'RVU27A.ZIP/x.csv', bytes: 1 },
  ]);
  expect([await textOf(files[0]!), await textOf(files[1]!), await textOf(files[0]!)]).toEqual(['a,b\n', 'x', 'a,b\n']);
  close();
});

test('the archives of a folder are bundles of their own, and no files of the folder', async () => {
  const { put } = aFolder();
  const folder = path.dirname(put('GPCI2027.csv', 'text'));
  const zip = put('rvu27a.zip', 'PK');
  expect(await archivesIn(folder)).toEqual([zip]);
  expect((await openBundle(folder)).files.map(({ name }) => name)).toEqual(['GPCI2027.csv']);
  expect(await archivesIn(zip)).toEqual([]);
});
