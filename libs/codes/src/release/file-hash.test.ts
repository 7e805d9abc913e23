import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/release/a-folder.js';
import { fileHash } from './file-hash.js';

for (const [why, content] of [
  ['an empty file', Buffer.alloc(0)],
  ['a short one', Buffer.from('99213')],
  ['one of exactly a piece', Buffer.alloc(1_048_576, 'a')],
  ['one of some pieces and a bit', Buffer.alloc(3_000_001, 'b')],
] as const) {
  test(`${why} hashes as all of its bytes do`, () => {
    const path = aFolder().put('file', content);
    expect(fileHash(path)).toBe(createHash('sha256').update(content).digest('hex'));
  });
}
