import { expect, test } from 'vitest';
import { narrowed, remaining } from './narrow.js';
import { parse } from './parse.js';
import { written } from './written.js';

const KNOWN = { values: ['line.code', 'line.schedule', 'line.modifiers'], presences: ['line.ndc', 'line.others'] };

for (const [when, demand, rest] of [
  ['line.code = "A"', '(line.code = "A")', null],
  ['line.codes = "A"', null, '(line.codes = "A")'],
  ['line.schedule.status = "A" and line.units > 1', '(line.schedule.status = "A")', '(line.units > 1)'],
  ['line.code = "A" or line.units > 1', null, '((line.code = "A") or (line.units > 1))'],
  [
    'line.code = "A" and line.units > 1 or line.code = "B" and line.units > 2',
    '((line.code = "A") or (line.code = "B"))',
    '(((line.code = "A") and (line.units > 1)) or ((line.code = "B") and (line.units > 2)))',
  ],
  [
    'not (line.code = "A" or line.units > 1)',
    'not ((line.code = "A"))',
    'not (((line.code = "A") or (line.units > 1)))',
  ],
  ['not (line.code = "A" and line.units > 1)', null, 'not (((line.code = "A") and (line.units > 1)))'],
  [
    'not not (line.code = "A" and line.units > 1)',
    'not (not ((line.code = "A")))',
    'not (not (((line.code = "A") and (line.units > 1))))',
  ],
  ['line.ndc is present and line.units > 1', '(line.ndc is present)', '(line.units > 1)'],
  ['line.others.size = 0 and line.units > 1', '(line.others.size = 0)', '(line.units > 1)'],
  ['line.others.size > 1', '(line.others is present)', '(line.others.size > 1)'],
  ['line.ndc.code = "1"', '(line.ndc is present)', '(line.ndc.code = "1")'],
  ['not line.ndc.code = "1"', null, 'not ((line.ndc.code = "1"))'],
  ['line.ndc.code like "1"', '(line.ndc is present)', '(line.ndc.code like "1")'],
  ['line.ndc.quantity * 2 > line.units', '(line.ndc is present)', '((line.ndc.quantity * 2) > line.units)'],
  ['line.ndc.code is missing', null, '(line.ndc.code is missing)'],
  ['(line.ndc.code = "1") = false', null, '((line.ndc.code = "1") = false)'],
  ['(line.ndc.code like "1") != true', null, '((line.ndc.code like "1") != true)'],
  ['(line.ndc.code = "1" or line.units > 0) = true', null, '(((line.ndc.code = "1") or (line.units > 0)) = true)'],
  [
    'any other in line.others: other.code = "A" and line.code = "B"',
    '((line.others.size > 0) and (line.code = "B"))',
    '(any other in line.others: ((other.code = "A") and (line.code = "B")))',
  ],
  ['not any other in line.others: other.code = "A"', null, 'not ((any other in line.others: (other.code = "A")))'],
  ['all other in line.others: other.code = "A"', null, '(all other in line.others: (other.code = "A"))'],
  ['any one in line.modifiers: one = "A"', '(any one in line.modifiers: (one = "A"))', null],
  [
    'any one in line.modifiers: one = line.place and line.code = "A"',
    '(line.code = "A")',
    '(any one in line.modifiers: ((one = line.place) and (line.code = "A")))',
  ],
] as const)
  test(when, () => {
    const [found, left] = [narrowed(parse(when), KNOWN), remaining(parse(when), KNOWN)];
    expect(found && written(found)).toBe(demand);
    expect(left && written(left)).toBe(rest);
  });
