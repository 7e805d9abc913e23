import { expect, test } from 'vitest';
import { decodeX12 } from './decode.js';

for (const [why, bytes, text] of [
  ['ASCII is itself', [0x4e, 0x4d, 0x31], 'NM1'],
  ['UTF-8 is read as UTF-8', [0xc3, 0x91], 'Ñ'],
  ['a byte order mark goes', [0xef, 0xbb, 0xbf, 0x49], 'I'],
  ['what is not UTF-8 is windows-1252 (C20)', [0x4e, 0xd1, 0x41, 0x92], 'NÑA’'],
  ['no byte is replaced unseen', [0xff, 0xfe], 'ÿþ'],
] as const) {
  test(why, () => expect(decodeX12(Uint8Array.from(bytes))).toBe(text));
}
