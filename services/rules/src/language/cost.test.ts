import { expect, test } from 'vitest';
import { check, type Names } from './check.js';
import { costOf } from './cost.js';
import { parse } from './parse.js';
import { listOf, NUMBER, recordOf, TEXT } from './types.js';

const nothing = (): unknown => null;
const LINE = recordOf('line', {
  code: [TEXT, nothing],
  modifiers: [listOf(TEXT, 4), nothing],
  dear: [NUMBER, nothing, 100],
});
const names: Names = [
  ['claim', recordOf('claim', { lines: [listOf(LINE, 10), nothing] })],
  ['line', LINE],
];
const functions = { length: { takes: [TEXT], gives: NUMBER, call: (text: string) => text.length } };

for (const [when, steps] of [
  ['line.code', 2],
  ['line.code = "A"', 4],
  ['not line.code like "A*"', 4],
  ['line.code is missing', 3],
  ['line.dear > 1', 103],
  ['line.dear > 1 and line.code = "A"', 108],
  ['line.code in ["A", "B", "C"]', 3],
  ['line.code in ["A", "B".."C", "D".."E"]', 5],
  ['line.modifiers has "A"', 4 + 2 + 1],
  ['line.modifiers has ["A", "B".."C"]', 4 * 2 + 2],
  ['line.modifiers.size > 1', 5],
  ['length(line.code) > 1', 1 + (25 + 2) + 1],
  ['any one in claim.lines: one.dear = 1', 2 + 10 * (1 + 103)],
  ['(count one in claim.lines: one.code = "A") > 1', 1 + (2 + 10 * (1 + 4)) + 1],
  ['any one in claim.lines: any other in claim.lines: one.code = other.code', 2 + 10 * (1 + (2 + 10 * (1 + 5)))],
  ['any one in claim.lines: any modifier in one.modifiers: modifier = "A"', 2 + 10 * (1 + (2 + 4 * (1 + 3)))],
] as const)
  test(`${when} takes ${steps} steps`, () => expect(costOf(check(parse(when), names, functions))).toBe(steps));
