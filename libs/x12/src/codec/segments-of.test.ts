import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { LINES, textOf } from '../../test/envelope-text.js';
import { segmentsOf } from './segments-of.js';

const ids = (source: string | Iterable<string>): string[] => [...segmentsOf(source)].map(({ id }) => id);
const IDS = ['ISA', 'GS', 'ST', 'AK1', 'AK9', 'SE', 'GE', 'IEA'];

for (const [why, text] of [
  ['terminators alone (C4)', textOf(LINES)],
  ['terminators and CR LF (C4)', textOf(LINES, '~\r\n')],
  ['terminators and LF', textOf(LINES, '~\n')],
  ['a blank before the line end', textOf(LINES, '~ \r\n')],
  ['LF as the terminator', textOf(LINES, '\n')],
  ['CR as the terminator, LF after it', textOf(LINES, '\r\n')],
  ['blank lines before and after', `\r\n\r\n${textOf(LINES)}\n\n\n`],
  ['no terminator after the IEA', textOf(LINES).slice(0, -1)],
  ['a control character of old editors at the end', `${textOf(LINES)}\x1a`],
] as const) {
  test(`read: ${why}`, () => expect(ids(text)).toEqual(IDS));
}

test('a segment has its elements, its ordinal and its delimiters', () => {
  expect([...segmentsOf(textOf(LINES))][3]).toEqual({
    id: 'AK1',
    elements: ['HC', '3', '005010X222A1'],
    position: 4,
    delimiters: { element: '*', repetition: '^', component: ':', terminator: '~' },
  });
});

test('each interchange brings its own delimiters (C9)', () => {
  const other = textOf(LINES, '\n').replaceAll('*', '|').replace('T|:', 'T|>');
  const segments = [...segmentsOf(textOf(LINES) + other)];
  expect(segments.map(({ id }) => id)).toEqual([...IDS, ...IDS]);
  expect(segments[11]?.elements).toEqual(['HC', '3', '005010X222A1']);
  expect(segments[11]?.delimiters.component).toBe('>');
});

test('it does not matter where a text is cut into chunks', () => {
  const text = textOf(LINES, '~\r\n');
  const whole = [...segmentsOf(text)];
  for (let cut = 0; cut <= text.length; cut += 1) {
    expect([...segmentsOf([text.slice(0, cut), text.slice(cut)])]).toEqual(whole);
  }
  expect([...segmentsOf([...text])]).toEqual(whole);
});

for (const [why, text, code, position] of [
  ['nothing at all', '', 'no-isa', 1],
  ['blanks alone', ' \r\n ', 'no-isa', 1],
  ['two letters', 'IS', 'no-isa', 1],
  ['a GS first', textOf(LINES.slice(1)), 'no-isa', 1],
  ['free text', 'Dear payer, please find enclosed', 'no-isa', 1],
  ['an ISA of 105 bytes (C1)', textOf(LINES).replace('PAYER          ', 'PAYER         '), 'isa-length', 1],
  ['an ISA cut short', LINES[0].slice(0, 50), 'isa-length', 1],
  ['a second ISA that is too short', textOf([...LINES, LINES[0].replace('  ', ' ')]), 'isa-length', 9],
  ['cut within a segment (C10)', textOf(LINES).slice(0, 180), 'truncated', 3],
] as const) {
  test(`stopped: ${why}`, () => {
    expect(() => ids(text)).toThrow(expect.objectContaining({ fault: expect.objectContaining({ code, position }) }));
  });
}

test('a segment without end is given up before it fills the memory', () => {
  let chunks = 0;
  const endless = (function* () {
    yield `${LINES[0]}~NTE*ADD*`;
    for (;;) {
      chunks += 1;
      yield 'x'.repeat(1_000);
    }
  })();
  expect(() => ids(endless)).toThrow(expect.objectContaining({ code: 'CHL_X12_TOO_LARGE' }));
  expect(chunks).toBeLessThanOrEqual(101);
});

test('a large file is read in bounded memory (C21)', () => {
  const chunk = 'HI*ABK:E119*ABF:I10~SV1*HC:99213*85.52*UN*1***1~\r\n'.repeat(1_300);
  const chunks = (function* () {
    yield `${LINES[0]}~`;
    for (let count = 0; count < 1_600; count += 1) yield chunk;
  })();
  const before = heapKept();
  let segments = 0;
  let most = 0;
  for (const { position } of segmentsOf(chunks)) {
    segments = position;
    if (segments % 1_000_000 === 0) most = Math.max(most, heapKept() - before);
  }
  // 100 MB of text: were it kept, the heap would show it.
  expect(chunk.length * 1_600).toBeGreaterThan(100_000_000);
  expect(segments).toBe(1 + 2 * 1_300 * 1_600);
  expect(most).toBeLessThan(50_000_000);
});

/** What of the heap is still in use, whatever tests before left to be collected. */
function heapKept(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
