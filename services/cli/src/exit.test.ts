import { ChargelineError } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { EXIT, exitOf, lineOf, missing, notOk, wrongUse } from './exit.js';

for (const [why, error, exit] of [
  ['an option that is not known', wrongUse('no'), 2],
  ['no line runs', missing('no'), 3],
  ['the thing checked is not ok', notOk('no'), 1],
  ['an error of a room', new ChargelineError('CHL_X12_NO_ISA', 'no', false), 1],
  ['an error that nobody foresaw', new TypeError('x is not a function'), 1],
] as const) {
  test(`${why} ends with ${exit}`, () => expect(exitOf(error)).toBe(exit));
}

test('the numbers are a promise to scripts', () => expect(EXIT).toEqual({ ok: 0, notOk: 1, wrongUse: 2, missing: 3 }));

test('an error of ours is its code and its message', () =>
  expect(lineOf(missing('No line runs.'))).toBe('CHL_CLI_MISSING: No line runs.'));

test('what nobody foresaw is not quoted: a JSON error holds a piece of the file', () => {
  const line = lineOf(new SyntaxError('Unexpected token K, "KANARIENVOGEL" is not valid JSON'));
  expect(line).toMatch(/^CHL_CLI_UNFORESEEN: .*SyntaxError/);
  expect(line).not.toContain('KANARIENVOGEL');
});

test('something thrown that is no error at all', () => expect(lineOf('KANARIENVOGEL')).not.toContain('KANARIENVOGEL'));
