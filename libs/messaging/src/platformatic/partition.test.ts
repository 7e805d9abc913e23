import { expect, test } from 'vitest';
import { murmur2, spot } from './partition.js';

// Printed in Kafka's own UtilsTest.testMurmur2.
test.each([
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
])('murmur2 of %s is %i', (text, hash) => {
  expect(murmur2(Buffer.from(text))).toBe(hash);
});

test('a spot is never negative: the sign is cut off, not turned', () => {
  expect(spot('21')).toBe(1173551340); // -973932308 & 0x7fffffff
  expect(spot('abc')).toBe(479470107);
});

test('bytes beyond ASCII count as they are, not as signed ones', () => {
  expect(murmur2(Buffer.from([0xff]))).not.toBe(murmur2(Buffer.from([0x7f])));
  expect(spot('é')).toBe(murmur2(Buffer.from([0xc3, 0xa9])) & 0x7fffffff);
});
