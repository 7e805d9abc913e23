import { expect, test } from 'vitest';
import { segment, segments } from '../../test/segments.js';
import type { Segment } from '../codec/segment.js';
import { Loop, needed, oneOf, optional, present, splitAt } from './loop.js';

const lines = segments('HL*1', 'NM1*85*2*A', 'REF*EI*1', 'REF*EI*2', 'NM1*87*2', 'N3*X', 'NM1*87*2');
const [start = segment('HL*1')] = lines;

function loop(): { readonly loop: Loop; readonly taken: Set<Segment> } {
  const taken = new Set<Segment>();
  return { loop: new Loop('2000A', start, lines, taken), taken };
}

test('what is taken is marked, and a second of the same kind is not', () => {
  const { loop: level, taken } = loop();
  expect(level.take('REF', 'EI')?.position).toBe(3);
  expect(level.take('REF', 'SY')).toBeUndefined();
  expect([...taken].map(({ position }) => position)).toEqual([3]);
});

test('what must be there is a fault at the start of its loop', () => {
  const fault = { code: 'missing-segment', segment: 'HL', position: 1, message: 'loop 2000A has no REF SY' };
  expect(() => loop().loop.need('REF', 'SY')).toThrow(expect.objectContaining({ fault }));
  expect(() => loop().loop.need('PER')).toThrow('loop 2000A has no PER');
});

test('a party is a loop of its own, up to the next party', () => {
  const party = loop().loop.needNamed('85', '2010AA');
  expect(party.segments.map(({ position }) => position)).toEqual([2, 3, 4]);
  expect(party.take('N3')).toBeUndefined();
});

test('no such party, and two of them', () => {
  expect(loop().loop.named('PE', '2010AC')).toBeUndefined();
  expect(() => loop().loop.needNamed('PE', '2010AC')).toThrow('there is no loop 2010AC');
  expect(() => loop().loop.named('87', '2010AB')).toThrow(
    expect.objectContaining({ fault: expect.objectContaining({ code: 'loop-repeated', position: 7 }) }),
  );
});

for (const [why, ids, head, parts] of [
  ['nothing begins a part', ['CLM'], 7, []],
  ['two ids', ['REF', 'N3'], 2, [1, 2, 2]],
  ['the first segment begins a part', ['HL'], 0, [7]],
] as const) {
  test(`split: ${why}`, () => {
    const split = splitAt(lines, ids);
    expect(split.head).toHaveLength(head);
    expect(split.parts.map((part) => part.length)).toEqual(parts);
  });
}

test('elements that are needed, optional or one of a list', () => {
  const nm1 = segment('NM1*85**A');
  expect(needed(nm1, 1)).toBe('85');
  expect(() => needed(nm1, 2)).toThrow('NM102');
  expect(optional(nm1, 2)).toBeUndefined();
  expect(optional(nm1, 3)).toBe('A');
  expect(optional(undefined, 3)).toBeUndefined();
  expect(oneOf('A', ['A', 'B'], nm1, 3)).toBe('A');
  expect(() => oneOf('C', ['A', 'B'], nm1, 3)).toThrow('NM103');
});

test('keys without a value go, other empty values stay', () => {
  expect(Object.entries(present({ a: undefined, b: 0, c: '', d: null, e: false }))).toEqual([
    ['b', 0],
    ['c', ''],
    ['d', null],
    ['e', false],
  ]);
});
