import { expect, test } from 'vitest';
import { csvRows } from './csv.js';

for (const [why, text, rows] of [
  [
    'plain cells',
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'no line end at the end of the file',
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['a comma in quotes belongs to the cell', 'a,"b, c"\n', [['a', 'b, c']]],
  ['a doubled quote is one quote', '"say ""no""",b\n', [['say "no"', 'b']]],
  ['a line end in quotes belongs to the cell', '"a\nb",c\n', [['a\nb', 'c']]],
  ['empty cells stay', 'a,,c\n', [['a', '', 'c']]],
  ['a last empty cell stays', 'a,\n', [['a', '']]],
  ['a last empty cell without a line end stays', 'a,', [['a', '']]],
  ['leading zeros stay', '02,0001F\n', [['02', '0001F']]],
  ['an empty file has no rows', '', []],
  ['an open quote is no CSV', 'a,"b\n', null],
  ['a quote inside a bare cell is no CSV', 'a"b,c\n', null],
  ['text after a closing quote is no CSV', '"a"b,c\n', null],
] as const) {
  test(`CSV: ${why}`, () => expect(csvRows(text)).toEqual(rows));
}
