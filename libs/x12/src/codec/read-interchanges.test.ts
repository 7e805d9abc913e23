import { expect, test } from 'vitest';
import { changed, LINES, textOf } from '../../test/envelope-text.js';
import type { X12Fault } from './fault.js';
import { interchangesOf, readInterchanges } from './read-interchanges.js';

const faultsOf = (text: string): readonly string[] =>
  readInterchanges(text).faults.map(
    ({ code, segment, element, position }) => `${code} ${segment}${element ?? ''} ${position}`,
  );

test('an interchange has its header, groups, sets and segments', () => {
  const { interchanges, faults } = readInterchanges(textOf(LINES));
  expect(faults).toEqual([]);
  expect(interchanges).toEqual([
    {
      senderQualifier: 'ZZ',
      sender: 'PAYER',
      receiverQualifier: 'ZZ',
      receiver: 'PRACTICE',
      date: '260105',
      time: '0930',
      version: '00501',
      control: '000000007',
      acknowledgementRequested: false,
      usage: 'T',
      delimiters: { element: '*', repetition: '^', component: ':', terminator: '~' },
      position: 1,
      acknowledgements: [],
      groups: [
        {
          functionalId: 'FA',
          sender: 'PAYER',
          receiver: 'PRACTICE',
          date: '20260105',
          time: '0930',
          control: '12',
          version: '005010X231A1',
          position: 2,
          sets: [
            {
              id: '999',
              control: '0001',
              version: '005010X231A1',
              position: 3,
              segments: [expect.objectContaining({ id: 'AK1' }), expect.objectContaining({ id: 'AK9' })],
            },
          ],
        },
      ],
    },
  ]);
});

for (const [why, text, faults] of [
  ['ISA13 is not IEA02 (C5)', changed(7, 'IEA*1*000000008'), ['interchange-control IEA2 8']],
  ['a blank in IEA01', changed(7, 'IEA* 1*000000007'), ['interchange-count IEA1 8']],
  ['IEA01 counts two groups', changed(7, 'IEA*2*000000007'), ['interchange-count IEA1 8']],
  ['GE02 is not GS06 (C7)', changed(6, 'GE*1*13'), ['group-control GE2 7']],
  ['GE01 counts no set', changed(6, 'GE*0*12'), ['group-count GE1 7']],
  ['SE02 is not ST02 (C7)', changed(5, 'SE*4*0002'), ['set-control SE2 6']],
  ['SE01 counts one too many (C6)', changed(5, 'SE*5*0001'), ['set-count SE1 6']],
  ['SE01 is empty (C6)', changed(5, 'SE**0001'), ['set-count SE1 6']],
  ['SE01 is no number (C6)', changed(5, 'SE*4E0*0001'), ['set-count SE1 6']],
  ['no SE', changed(5, null), ['truncated GE 6']],
  ['no GE', changed(6, null), ['truncated IEA 7']],
  ['no IEA', changed(7, null), ['truncated IEA 7']],
  [
    'no ST: its segments stand nowhere',
    changed(2, null),
    ['segment-order AK1 3', 'segment-order AK9 4', 'segment-order SE 5', 'group-count GE1 6'],
  ],
  [
    'no GS',
    changed(1, null),
    [
      'segment-order ST 2',
      'segment-order AK1 3',
      'segment-order AK9 4',
      'segment-order SE 5',
      'segment-order GE 6',
      'interchange-count IEA1 7',
    ],
  ],
  ['cut within AK9 (C10)', textOf(LINES).split('*1*1*1')[0] ?? '', ['truncated  5', 'truncated SE 4']],
  ['cut after AK1 (C10)', textOf(LINES.slice(0, 4)), ['truncated SE 4']],
  [
    'a new ISA before the IEA',
    textOf([...LINES.slice(0, 7), ...LINES]),
    ['truncated IEA 8', 'interchange-repeated ISA13 8'],
  ],
  [
    'a new GS before the GE',
    textOf([...LINES.slice(0, 6), ...LINES.slice(1)]),
    ['truncated GS 7', 'interchange-count IEA1 13'],
  ],
  [
    'a new ST before the SE',
    textOf([...LINES.slice(0, 5), ...LINES.slice(2)]),
    ['truncated ST 6', 'group-count GE1 10'],
  ],
  ['an IEA after the IEA', textOf([...LINES, LINES[7]]), ['segment-order IEA 9']],
  ['a segment id in small letters', changed(3, 'ak1*HC*3'), ['segment-id  4']],
  ['an empty segment', changed(3, '*HC*3'), ['segment-id  4']],
  ['a letter beyond ASCII (C20)', changed(3, 'AK1*HC*Ñ'), ['characters AK1 4']],
  ['a control character', changed(3, 'AK1*HC*3\x07'), ['characters AK1 4']],
  ['the same control number twice (C8)', textOf([...LINES, ...LINES]), ['interchange-repeated ISA13 9']],
  ['element separator is terminator (C2)', textOf(LINES, '*'), ['delimiters ISA 1']],
] as const) {
  test(`fault: ${why}`, () => expect(faultsOf(text)).toEqual(faults));
}

test('a set whose control number or count is wrong is given; one without its end is not', () => {
  const sets = (text: string): number => readInterchanges(text).interchanges[0]?.groups[0]?.sets.length ?? 0;
  expect(sets(changed(5, 'SE*9*0009'))).toBe(1);
  expect(sets(changed(5, null))).toBe(0);
  expect(sets(textOf(LINES.slice(0, 5)))).toBe(0);
});

test('two interchanges, two groups and two sets are kept apart (C9)', () => {
  const second = LINES.map((line) => line.replace('000000007', '000000008'));
  const group = [...LINES.slice(1, 6), ...LINES.slice(2, 6), 'GE*2*12'];
  const text = textOf([LINES[0], ...LINES.slice(1, 7), ...group, 'IEA*2*000000007', ...second], '~\r\n');
  const { interchanges, faults } = readInterchanges(text);
  expect(faults).toEqual([]);
  expect(interchanges.map(({ groups }) => groups.map(({ sets }) => sets.length))).toEqual([[1, 2], [1]]);
});

test('a TA1 stands outside of groups', () => {
  const text = textOf([LINES[0], 'TA1*000000905*260105*0930*A*000', 'IEA*0*000000007']);
  const { interchanges, faults } = readInterchanges(text);
  expect(faults).toEqual([]);
  expect(interchanges[0]?.acknowledgements.map(({ elements }) => elements[0])).toEqual(['000000905']);
});

test('the interchanges before an unreadable place are given', () => {
  const { interchanges, faults } = readInterchanges(textOf([...LINES, LINES[0].slice(0, 40)]));
  expect(interchanges).toHaveLength(1);
  expect(faults.map(({ code }) => code)).toEqual(['isa-length']);
});

test('an interchange with too many segments is given up', () => {
  const faults: X12Fault[] = [];
  const interchanges = [...interchangesOf(textOf(LINES), (fault) => faults.push(fault), 4)];
  expect(faults.map(({ code }) => code)).toEqual(['too-large', 'truncated']);
  expect(interchanges[0]?.groups[0]?.sets).toEqual([]);
});

test('the limit counts segments of one interchange, not of the file', () => {
  const faults: X12Fault[] = [];
  expect([...interchangesOf(textOf([...LINES, ...LINES]), (fault) => faults.push(fault), 8)]).toHaveLength(2);
  expect(faults).toEqual([]);
});

test('bytes beyond any real file are not even decoded (C21)', () => {
  const { interchanges, faults } = readInterchanges(new Uint8Array(256 * 1024 * 1024 + 1));
  expect(interchanges).toEqual([]);
  expect(faults.map(({ code }) => code)).toEqual(['too-large']);
});

test('no fault quotes what an element holds', () => {
  const text = textOf(LINES.map((line) => line.replace('HC', 'SECRETÑ').replace('SE*4', 'SE*SECRET')));
  const { faults } = readInterchanges(text);
  expect(faults.length).toBeGreaterThan(1);
  expect(JSON.stringify(faults)).not.toContain('SECRET');
});

test('reading grows with the text and not faster', () => {
  const time = (segments: number): number => {
    const body = Array.from({ length: segments }, () => 'AK1*HC*3*005010X222A1');
    const text = textOf([...LINES.slice(0, 3), ...body, `SE*${segments + 2}*0001`, ...LINES.slice(6)]);
    const before = performance.now();
    expect(readInterchanges(text).faults).toEqual([]);
    return performance.now() - before;
  };
  time(20_000);
  // A quadratic reader would take 64 times as long for eight times the text.
  expect(time(160_000)).toBeLessThan(40 * Math.max(time(20_000), 5));
});
