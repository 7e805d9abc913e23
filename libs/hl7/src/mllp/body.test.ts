import { expect, test } from 'vitest';
import { FrameBody } from './body.js';

test('pieces are joined in their order and handed over once', () => {
  const body = new FrameBody(10);
  expect(['ab', '', 'c', 'defg'].map((piece) => body.add(Buffer.from(piece)))).toEqual([true, true, true, true]);
  expect(body.isEmpty).toBe(false);
  expect(body.take().toString()).toBe('abcdefg');
  expect(body.isEmpty).toBe(true);
  expect(body.take()).toHaveLength(0);
});

test('the limit itself fits; what would pass it is not added', () => {
  const body = new FrameBody(5);
  expect(body.add(Buffer.from('abc'))).toBe(true);
  expect(body.add(Buffer.from('def'))).toBe(false);
  expect(body.add(Buffer.from('de'))).toBe(true);
  expect(body.take().toString()).toBe('abcde');
});

test('bytes of an earlier frame never show in a later one', () => {
  const body = new FrameBody(100);
  body.add(Buffer.from('secret'));
  body.add(Buffer.from(' of the first'));
  const first = body.take();
  body.add(Buffer.from('x'));
  body.add(Buffer.from('y'));
  expect(body.take().toString()).toBe('xy');
  expect(first.toString()).toBe('secret of the first');
});

test('the head is a copy', () => {
  const body = new FrameBody(100);
  const piece = Buffer.from('MSH|head');
  body.add(piece);
  const head = body.head(3);
  piece.fill(0);
  expect(head.toString()).toBe('MSH');
  expect(body.head(1_000)).toHaveLength(8);
});
