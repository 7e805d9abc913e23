import { expect, test } from 'vitest';
import { isOf, lineText, readLines } from './log-line.js';

/** 2025-06-02T10:05:00.250Z */
const TIME = 1_748_858_700_250;
const only = (text: string, instance = 'pricing-2', before = 0): string =>
  lineText(readLines([text], instance, before)[0]!);

test('when, who, how grave, what; then the code, the trace and the rest', () => {
  const entry = {
    level: 50,
    time: TIME,
    service: 'pricing',
    code: 'CHL_X',
    trace_id: 'abc',
    span_id: 'd',
    msg: 'No.',
    at: 3,
  };
  expect(only(JSON.stringify(entry))).toBe('2025-06-02 10:05:00.250  pricing-2     error  No.  CHL_X  trace=abc  at=3');
});

test('words that are not ours stand as they are, at the time of the line before', () =>
  expect(only('(node:1) Warning: {', 'pricing', TIME)).toBe(
    '2025-06-02 10:05:00.250  pricing       (node:1) Warning: {',
  ));

test('half a line of JSON is words', () =>
  expect(only('{"level":30,"time"', 'pricing', TIME)).toContain('{"level":30'));

test('in the log of the line itself each line names who wrote it', () => {
  const lines = readLines(
    ['{"level":40,"time":1,"service":"kafka","msg":"a"}', '{"level":30,"time":2,"msg":"b"}'],
    'line',
  );
  expect(lines.map(({ instance, time }) => [instance, time])).toEqual([
    ['kafka', 1],
    ['line', 2],
  ]);
});

for (const [room, instance, is] of [
  ['pricing', 'pricing', true],
  ['pricing', 'pricing-2', true],
  ['ehr', 'ehr-adapters', false],
  ['pricing-2', 'pricing', false],
] as const) {
  test(`${instance} is ${is ? '' : 'not '}of ${room}`, () => expect(isOf(room, instance)).toBe(is));
}
