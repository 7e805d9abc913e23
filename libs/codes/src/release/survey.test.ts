import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { OfficialFile } from './official-file.js';
import { survey, textOf } from './survey.js';

/** A file that comes in pieces of so many bytes. */
const inPieces = (content: string | Uint8Array, length = 7): OfficialFile => {
  const bytes = Buffer.from(content as Uint8Array);
  return {
    name: 'file.csv',
    source: 'archive.zip/file.csv',
    bytes: bytes.length,
    open: async function* () {
      for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
    },
  };
};

async function read(content: string | Uint8Array, length?: number): Promise<string> {
  const file = inPieces(content, length);
  let text = '';
  for await (const piece of textOf(file, (await survey(file)).encoding, () => {})) text += piece;
  return text;
}

const MIXED = 'aé€😀,ñ\n';

for (const length of [1, 2, 3, 4, 5, 6, 7, 64]) {
  test(`UTF-8 in pieces of ${length} bytes, characters cut at their ends`, async () => {
    expect((await survey(inPieces(MIXED, length))).encoding).toBe('utf-8');
    expect(await read(MIXED, length)).toBe(MIXED);
  });
}

for (const [why, content, encoding, text] of [
  ['plain letters', Buffer.from('abc'), 'utf-8', 'abc'],
  ['a BOM is no letter', Buffer.from('\ufeffabc'), 'utf-8', 'abc'],
  ['a single letter of windows-1252', Buffer.from([0x61, 0xe9, 0x2c]), 'windows-1252', 'aé,'],
  ['one at the very end', Buffer.from([0x61, 0xe9]), 'windows-1252', 'aé'],
  [
    'one far down',
    Buffer.concat([Buffer.alloc(70_000, 'a'), Buffer.from([0x80])]),
    'windows-1252',
    `${'a'.repeat(70_000)}€`,
  ],
  [
    'lines of UTF-8 among one of windows-1252',
    Buffer.concat([Buffer.from('\ufeffaé€\r\n'), Buffer.from([0x62, 0x96, 0xe9, 0x0a]), Buffer.from('ñ😀\nc')]),
    'windows-1252',
    'aé€\r\nb–é\nñ😀\nc',
  ],
  ['UTF-16 with its BOM', Buffer.from('\ufeffaé\n', 'utf16le'), 'utf-16le', 'aé\n'],
] as const) {
  test(`${why}: ${encoding}`, async () => {
    expect(await survey(inPieces(content))).toMatchObject({ encoding, binary: false });
    expect(await read(content)).toBe(text);
  });
}

for (const [why, content, binary] of [
  ['a zip', 'PK\u0003\u0004abc', true],
  ['a PDF', '%PDF-1.7', true],
  ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), true],
  ['many NUL bytes', Buffer.concat([Buffer.from('abc'), Buffer.alloc(10)]), true],
  ['UTF-16 without BOM', Buffer.from('abc', 'utf16le'), true],
  ['a NUL byte in a long text', `${'a'.repeat(200)}\u0000`, false],
  ['an empty file', '', false],
] as const) {
  test(`${why} is ${binary ? 'binary' : 'a text'}`, async () => {
    expect((await survey(inPieces(content))).binary).toBe(binary);
  });
}

for (const [why, content, ends] of [
  ['LF', 'a\n', true],
  ['CR LF', 'a\r\n', true],
  ['the mark of DOS', 'a\r\n\u001a', true],
  ['a line end in UTF-16', Buffer.from('\ufeffa\n', 'utf16le'), true],
  ['a letter', 'a\nb', false],
  ['nothing', '', false],
] as const) {
  test(`a file that ends with ${why} ${ends ? 'ends' : 'does not end'} with a line`, async () => {
    expect((await survey(inPieces(content))).endsWithLine).toBe(ends);
  });
}

test('the head is the beginning, in lines of any end; the hash is of all bytes', async () => {
  const text = `a,b\r\nc\rd\n${'x'.repeat(100_000)}`;
  const { head, sha256 } = await survey(inPieces(text, 1_000));
  expect(head).toMatchObject({ name: 'file.csv', text: text.slice(0, 65_536) });
  expect(head.lines.slice(0, 3)).toEqual(['a,b', 'c', 'd']);
  expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
});

test('the bytes of every piece are told', async () => {
  const told: number[] = [];
  for await (const piece of textOf(inPieces('abcdefghij', 4), 'utf-8', (bytes) => told.push(bytes)))
    expect(piece.length).toBeLessThan(5);
  expect(told).toEqual([4, 4, 2]);
});
