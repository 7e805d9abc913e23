import { describe, expect, test } from 'vitest';
import { condition } from './condition.js';
import { ConditionFault, placeIn } from './fault.js';
import { among, BOOLEAN, DATE, type Functions, listOf, MONEY, NUMBER, recordOf, TEXT } from './types.js';

interface Line {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly charge: number;
  readonly day: string;
  readonly place: string | null;
  readonly ndc: { readonly code: string } | null;
  readonly isVisit: boolean | null;
}

const LINE = recordOf('line', {
  code: [TEXT, (line: Line) => line.code],
  modifiers: [listOf(TEXT), (line: Line) => line.modifiers],
  units: [NUMBER, (line: Line) => line.units],
  charge: [MONEY, (line: Line) => line.charge],
  day: [DATE, (line: Line) => line.day],
  place: [TEXT, (line: Line) => line.place],
  ndc: [recordOf('drug', { code: [TEXT, (ndc: { code: string }) => ndc.code] }), (line: Line) => line.ndc],
  isVisit: [BOOLEAN, (line: Line) => line.isVisit],
});
const CLAIM = recordOf('claim', {
  lines: [listOf(LINE), (claim: { lines: readonly Line[] }) => claim.lines],
  sex: [among('F', 'M', 'U'), (claim: { sex: string }) => claim.sex],
});
const NAMES = [
  ['claim', CLAIM],
  ['line', LINE],
] as const;
const FUNCTIONS: Functions = {
  days: {
    takes: [DATE, DATE],
    gives: NUMBER,
    call: (one: string, other: string) => (Date.parse(other) - Date.parse(one)) / 864e5,
  },
  length: { takes: [TEXT], gives: NUMBER, call: (text: string) => text.length },
  joined: { takes: [listOf(TEXT)], gives: TEXT, call: (texts: readonly string[]) => texts.join(' ') },
  today: { takes: [], gives: DATE, call: () => '2025-06-02' },
};

const LINES: readonly Line[] = [
  {
    code: '99213',
    modifiers: ['25'],
    units: 1,
    charge: 15_000,
    day: '2025-06-02',
    place: '11',
    ndc: null,
    isVisit: true,
  },
  {
    code: 'J1885',
    modifiers: [],
    units: 2.5,
    charge: 999,
    day: '2025-06-03',
    place: null,
    ndc: { code: '00409379501' },
    isVisit: null,
  },
];
const CLAIM_VALUE = { lines: LINES, sex: 'F' };

const holds = (text: string, line = LINES[0]!): boolean => condition(text, NAMES, FUNCTIONS).holds([CLAIM_VALUE, line]);

describe('what holds of a visit of one unit at $150, modifier 25, in an office', () => {
  for (const [text, expected] of [
    ['line.code = "99213"', true],
    ['line.code != "99213"', false],
    ['line.units = 1 and line.charge = $150', true],
    ['line.charge > $149.99', true],
    ['line.charge < $150.00', false],
    ['line.charge >= $75 * 2', true],
    ['line.charge = $3.00 * 50.001', true],
    ['line.charge = $3.00 * 50.002', false],
    ['line.charge + $0.01 > $150', true],
    ['line.units - 1 = 0', true],
    ['line.units + 2 * 3 = 7', true],
    ['(line.units + 2) * 3 = 9', true],
    ['line.day >= 2025-06-02', true],
    ['line.day < 2025-06-02', false],
    ['days(2025-06-01, line.day) = 1', true],
    ['line.day = today()', true],
    ['joined(line.modifiers) = "25"', true],
    ['line.code in ["99202".."99499", "G0402"]', true],
    ['line.code in ["99214", "99215"]', false],
    ['"25" in line.modifiers', true],
    ['line.modifiers has "25"', true],
    ['line.modifiers has ["24", "25"]', true],
    ['line.modifiers has ["X".."Z", "59"]', false],
    ['line.code like "992##"', true],
    ['line.code like "99*3"', true],
    ['line.code like "[A-V]####"', false],
    ['line.place is present and line.ndc is missing', true],
    ['line.isVisit', true],
    ['not line.isVisit', false],
    ['not line.units > 1 and line.units < 2', true],
    ['line.units > 5 or line.units < 2 and line.code = "99213"', true],
    ['(line.units < 2 or line.units > 5) and line.code = "99214"', false],
    ['any other in claim.lines: other.units > line.units', true],
    ['all one in claim.lines: one.units >= 1', true],
    ['count one in claim.lines: one.charge < $100', null],
    ['(count one in claim.lines: one.charge < $100) = 1', true],
    ['any one in claim.lines: any two in claim.lines: one.code = two.code and one.units < two.units', false],
    ['any one in claim.lines: "25" in one.modifiers', true],
    ['any code in line.modifiers: length(code) = 2', true],
    ['claim.sex = "F" # a remark\n and line.units = 1', true],
  ] as const) {
    if (expected === null)
      test(`${text} is no condition`, () => expect(() => holds(text)).toThrow('a number, where true or false'));
    else test(text, () => expect(holds(text)).toBe(expected));
  }
});

describe('what is missing makes every comparison false', () => {
  for (const text of [
    'line.place = "11"',
    'line.place != "11"',
    'line.place in ["11"]',
    'line.place in line.modifiers',
    'line.place like "*"',
    'line.isVisit',
    'line.isVisit = false',
    'line.isVisit != false',
    'length(line.place) >= 0',
    'line.place is present',
    'line.modifiers has "25"',
  ])
    test(text, () => expect(holds(text, LINES[1])).toBe(false));
  test('so what says "not" holds', () => expect(holds('not line.place = "11"', LINES[1])).toBe(true));
  for (const walk of ['any', 'all'])
    test(`${walk} of a list that is missing`, () => {
      const lines = null as unknown as readonly Line[];
      const { holds } = condition(`${walk} one in claim.lines: one.units = 1`, NAMES, FUNCTIONS);
      expect(holds([{ ...CLAIM_VALUE, lines }, LINES[0]])).toBe(false);
    });
  test('a field of what is missing is missing', () => expect(holds('line.ndc.code is missing')).toBe(true));
  test('and one of what is there is not', () => expect(holds('line.ndc.code like "###########"', LINES[1])).toBe(true));
});

describe('a range of texts', () => {
  for (const [code, expected] of [
    ['99202', true],
    ['99499', true],
    ['99201', false],
    ['99500', false],
    ['9920F', false],
    ['992021', false],
    ['', false],
  ] as const)
    test(`${JSON.stringify(code)}: ${expected}`, () =>
      expect(holds('line.code in ["99202".."99499"]', { ...LINES[0]!, code })).toBe(expected));
});

describe('what a text can never do', () => {
  const hostile = [
    "' + process.exit() + '",
    '\\',
    '\\\\ + 1',
    '`${process.exit()}`',
    '\u2028\u2029',
    '*/ throw 1 /*',
    '</script>',
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
  ];
  for (const text of hostile) {
    const line = { ...LINES[0]!, code: text, modifiers: [text] };
    test(`${JSON.stringify(text)} is a text like any other`, () => {
      expect(holds(`line.code = "${text}"`, line)).toBe(true);
      expect(holds(`line.code != "${text}"`, line)).toBe(false);
      expect(holds(`line.code in ["${text}", "a"]`, line)).toBe(true);
      expect(holds(`line.code in ["${[...'abcdefgh'].join('", "')}", "${text}"]`, line)).toBe(true);
      expect(holds(`line.modifiers has "${text}"`, line)).toBe(true);
      expect(holds(`line.modifiers has ["${text}", "a"]`, line)).toBe(true);
      expect(holds(`line.code = "${text}"`)).toBe(false);
    });
    if (!text.includes('*'))
      test(`${JSON.stringify(text)} is a pattern like any other`, () => {
        expect(holds(`line.code like "${text}"`, line)).toBe(true);
        expect(holds(`line.code like "${text}"`)).toBe(false);
      });
  }
  for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'values', 'constants'])
    test(`${name} names nothing`, () => {
      expect(() => holds(`${name} is present`)).toThrow(ConditionFault);
      expect(() => holds(`line.${name} is present`)).toThrow(ConditionFault);
      expect(() => holds(`${name}(line.code) is present`)).toThrow(ConditionFault);
    });
  for (const name of [
    'n0',
    'k0',
    't0',
    'w0',
    'values',
    'which',
    'held',
    'process',
    'eval',
    'arguments',
    'await',
    'var',
  ])
    test(`an item may be called ${name}`, () =>
      expect(holds(`any ${name} in line.modifiers: ${name} = "25" and line.units = 1`)).toBe(true));
  test('a number beyond all others is one', () => expect(holds(`line.units < ${'9'.repeat(400)}`)).toBe(true));
});

describe('a pattern', () => {
  for (const [pattern, code, expected] of [
    ['[A-CX]#', 'B7', true],
    ['[A-CX]#', 'D7', false],
    ['[A-CX]#', 'X7', true],
    ['[-a]', '-', true],
    ['[a-c-e]', '-', true],
    ['[a-c-e]', 'd', false],
    ['[^a]', '^', true],
    ['a*', 'a', true],
    ['*a', 'ba', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*', '', true],
    ['?', '\n', true],
    ['@@', 'AB', true],
    ['@@', 'aB', false],
    ['.', 'x', false],
    ['', '', true],
    ['', 'x', false],
  ] as const)
    test(`${pattern} is ${expected ? '' : 'not '}like ${JSON.stringify(code)}`, () =>
      expect(holds(`line.code like "${pattern}"`, { ...LINES[0]!, code })).toBe(expected));
});

describe('what is refused, and where', () => {
  for (const [text, line, column, says] of [
    ['', 1, 1, 'The name of a value is expected here, where the condition ends.'],
    ['line.code = "99213', 1, 13, 'no closing quote'],
    ['line.code = 99213', 1, 13, 'A text cannot be compared with a number by =.'],
    ['line.charge > 100', 1, 15, 'An amount of money cannot be compared with a number'],
    ['line.day > "2025-01-01"', 1, 12, 'A date cannot be compared with a text'],
    ['line.day > 2025-02-30', 1, 12, '2025-02-30 is not a day of the calendar'],
    ['line.code > "99213"', 1, 13, 'A text cannot be compared with a text by >.'],
    ['line.isVisit > true', 1, 16, 'cannot be compared'],
    ['line.cod = "99213"', 1, 6, 'A line has no field "cod". Is "code" meant?'],
    ['line.constructor is present', 1, 6, 'A line has no field "constructor"'],
    ['line.code.length = 5', 1, 11, 'A text has no fields'],
    ['lines.code = "99213"', 1, 1, 'The name "lines" is not known here. Is "line" meant?'],
    ['length(line.units) = 1', 1, 8, 'This is a number, where a text is needed.'],
    ['joined(claim.lines) = ""', 1, 8, 'This is a list of lines, where a list of texts is needed.'],
    ['length() = 1', 1, 1, 'length takes 1 values, and is given 0.'],
    ['eval(line.code) = 1', 1, 1, 'There is no function "eval"'],
    ['toString(line.code) = 1', 1, 1, 'There is no function "toString"'],
    ['claim.sex = "X"', 1, 13, 'This is never "X": it is one of F, M, U.'],
    ['claim.sex in ["F", "X"]', 1, 20, 'This is never "X"'],
    ['line.code', 1, 1, 'This is a text, where true or false is needed.'],
    ['line.units and line.isVisit', 1, 1, 'where true or false is needed'],
    ['line.units = 1 line.units', 1, 16, '"line" is not expected here.'],
    ['line.units = 1 and', 1, 19, 'where the condition ends'],
    ['line.code in ["99499".."99202"]', 1, 15, 'No text lies between'],
    ['line.code in ["99".."99202"]', 1, 15, 'the same length'],
    ['line.code like "*9*"', 1, 1, 'more than one *'],
    ['line.code like "[A-"', 1, 1, 'a [ without its ]'],
    ['line.code like "[C-A]"', 1, 1, 'a range that ends before it begins'],
    ['line.code in [99213]', 1, 15, 'A text in quotes is expected here.'],
    ['any line in claim.lines: line.units = 1', 1, 1, 'The name "line" is taken.'],
    ['any one in line.units: one = 1', 1, 12, 'where a list is needed'],
    ['any a in claim.lines: any b in claim.lines: any c in claim.lines: c.units = 1', 1, 45, 'No more than 2 walks'],
    ['line.units = 1\n  and line.charge = 5', 2, 21, 'cannot be compared'],
    ['line.charge * line.charge > $1', 1, 15, 'means nothing'],
    ['["a"] = "b"', 1, 1, 'A list stands only behind'],
    ['line.code = ;', 1, 13, '";" means nothing here.'],
  ] as const)
    test(`${text} → ${line}:${column}`, () => {
      const fault = faultOf(text);
      expect(fault.message).toContain(says);
      expect(placeIn(text, fault.at)).toEqual({ line, column });
    });

  test('conditions that are nested too deep, or too long', () => {
    expect(faultOf(`${'('.repeat(50)}line.isVisit${')'.repeat(50)}`).message).toContain('40 deep');
    expect(faultOf(`${'not '.repeat(50)}line.isVisit`).message).toContain('40 deep');
    expect(faultOf(`line.code = "${'9'.repeat(5_000)}"`).message).toContain('4000 characters');
  });
});

describe('what can never be reached is refused', () => {
  for (const [text, column, says] of [
    ['line.code = "99213" and line.code = "99214"', 25, 'can never be together'],
    ['line.code in ["99202".."99215"] and line.code = "20610"', 37, 'can never be together'],
    ['line.code = "99213" and line.units = 1 and line.code != "99213"', 44, 'can never be together'],
    ['line.units > 5 and line.units < 5', 20, 'can never be together'],
    ['line.units > 5 and line.units <= 5', 20, 'can never be together'],
    ['line.units = 1 and line.units = 2', 20, 'can never be together'],
    ['line.day < 2025-01-01 and line.day > 2025-06-01', 27, 'can never be together'],
    ['line.isVisit or (line.units > 5 and line.units < 5)', 37, 'can never be together'],
    ['any one in claim.lines: one.units > 5 and one.units < 5', 43, 'can never be together'],
    ['line.code = "99215" and (line.isVisit or line.code = "99214")', 42, 'can never be together'],
    ['line.units > 5 and any one in claim.lines: one.isVisit and line.units < 5', 60, 'can never be together'],
    ['line.place is missing and line.place = "11"', 27, 'can never be together'],
    ['line.ndc is missing and line.ndc.code like "1"', 25, 'can never be together'],
    ['line.ndc is present and line.ndc is missing', 25, 'can never be together'],
    ['line.isVisit or not line.isVisit', 17, 'the contrary'],
    ['not line.units = 1 and line.units = 1', 24, 'the contrary'],
    ['line.units > 3 or line.isVisit or line.units > 5', 35, 'said already'],
    ['line.units >= 5 or line.units > 5', 20, 'said already'],
    ['line.code in ["99202".."99215"] or line.code = "99213"', 36, 'said already'],
    ['line.code in ["99213", "99214", "99213"]', 15, 'stands twice in the list'],
    ['line.code in ["99202".."99215", "99213"]', 33, 'stands twice in the list'],
    ['line.isVisit and line.isVisit', 18, 'stands twice'],
    ['line.isVisit or line.units = 1 or line.isVisit', 35, 'stands twice'],
    ['line.isVisit and true', 18, '"true" decides nothing'],
    ['line.units = line.units', 1, 'Both sides are the same'],
    ['line.isVisit and 1 = 2', 18, 'always the same'],
  ] as const)
    test(text, () => {
      const fault = faultOf(text);
      expect(fault.message).toContain(says);
      expect(fault.at + 1).toBe(column);
    });

  for (const text of [
    'line.units >= 5 and line.units <= 5',
    'line.units > 1 and line.units != 5',
    'line.code != "99213" and line.code != "99214"',
    'line.code in ["99202".."99215"] and line.code != "99213"',
    'line.code = "99213" or line.code = "99214"',
    'line.units > 3 and not (line.units > 5 or line.isVisit)',
    'line.units < 3 or line.units > 5',
    'line.units > 5 or line.units < 9 and line.units > 3',
    'line.code like "99*" or line.code = "99213"',
    'line.ndc is missing or line.ndc.code = "1"',
    'line.place is missing and line.ndc.code = "1"',
  ])
    test(`but not ${text}`, () => expect(() => holds(text)).not.toThrow());
});

function faultOf(text: string): ConditionFault {
  try {
    condition(text, NAMES, FUNCTIONS);
  } catch (fault) {
    if (fault instanceof ConditionFault) return fault;
    throw fault;
  }
  throw new Error(`Nothing is wrong with ${text}.`);
}
