import { expect, test } from 'vitest';
import { decodeHl7 } from './decode.js';
import { Hl7Fault } from './fault.js';
import { MSH_DELIMITERS, writeHl7, type SegmentValue } from './write.js';

const MSH: SegmentValue = ['MSH', ...MSH_DELIMITERS, 'EHR', '', '', '', '2025', '', ['ADT', 'A04'], 'M1', 'P', '2.5'];

test('places are field numbers; empty places at the end are left out', () => {
  const pid: SegmentValue = [
    'PID',
    '1',
    '',
    { repetitions: [['12', '', '', ['X', '1.2', '']], '34'] },
    '',
    ['', ''],
    '',
  ];
  expect(writeHl7([MSH, pid]).toString()).toBe('MSH|^~\\&|EHR||||2025||ADT^A04|M1|P|2.5\rPID|1||12^^^X&1.2~34\r');
});

test('the delimiters of MSH are those of the message', () => {
  const odd: SegmentValue = ['MSH', '#', '*!$%', 'E|H#R', '', '', '', '2025', '', ['ADT', 'A04'], 'M1', 'P', '2.5'];
  expect(writeHl7([odd, ['NTE', '1', ['a*', 'b']]]).toString()).toBe(
    'MSH#*!$%#E|H$F$R####2025##ADT*A04#M1#P#2.5\rNTE#1#a$S$*b\r',
  );
});

test('a message that does not start with a usable MSH is not written', () => {
  expect(() => writeHl7([])).toThrow(Hl7Fault);
  expect(() => writeHl7([['PID', '1']])).toThrow(Hl7Fault);
  expect(() => writeHl7([['MSH', '|', '||||']])).toThrow(Hl7Fault);
});

/** A small generator of repeatable numbers (a linear congruence), so that a failure can be seen again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const ALPHABET = [
  '|',
  '^',
  '~',
  '\\',
  '&',
  '#',
  '\n',
  '\r',
  '\t',
  '"',
  'F',
  'S',
  'X',
  '4',
  '1',
  '.br',
  'é',
  '李',
  ' ',
  '🙂',
];

test('what is written is read back, whatever the text: 2,000 random messages', () => {
  const next = numbers(20_250_131);
  // A lead letter keeps a value from being empty, or HL7's "" for a deleted value, which read as empty.
  const text = (): string => `v${Array.from({ length: next(12) }, () => ALPHABET[next(ALPHABET.length)]).join('')}`;
  const list = <T>(item: () => T): T[] => Array.from({ length: 1 + next(4) }, item);
  for (let run = 0; run < 2_000; run += 1) {
    const field = list(() => list(() => list(text)));
    const written = writeHl7([MSH, ['ZZZ', { repetitions: field }, text()]]);
    const read = decodeHl7(written).first('ZZZ');
    const back = field.map((repetition, r) =>
      repetition.map((component, c) => component.map((_, s) => read?.get(1, c + 1, r + 1, s + 1))),
    );
    expect(back).toEqual(field);
    expect(read?.repetitions(1)).toHaveLength(field.length);
  }
});

test('random bytes are read or refused with a fault, never with another error: 5,000 mutations', () => {
  const next = numbers(7);
  const original = writeHl7([MSH, ['PID', '1', '', ['12', 'a\\b'], { repetitions: ['x', 'y'] }], ['PV1', '1', 'O']]);
  let refused = 0;
  for (let run = 0; run < 5_000; run += 1) {
    const bytes = Buffer.from(original);
    for (let change = 0; change <= next(4); change += 1) bytes[next(bytes.length)] = next(256);
    if (outcome(bytes) === 'refused') refused += 1;
  }
  expect(refused).toBeGreaterThan(1_000);
});

/** Reads a message and all its fields; an error that is no fault is thrown on. */
function outcome(bytes: Buffer): 'read' | 'refused' {
  try {
    decodeHl7(bytes).segments.forEach((segment) => Array.from({ length: 15 }, (_, at) => segment.get(at + 1, 2)));
    return 'read';
  } catch (error) {
    if (error instanceof Hl7Fault) return 'refused';
    throw error;
  }
}
