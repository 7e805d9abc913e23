import { expect, test } from 'vitest';
import { billType, carc, placeOfService, rarc, revenueCode } from '../../src/official/code-lists.js';
import type { Format, Head } from '../../src/official/format.js';
import { absent, officialText, sayIfAbsent } from './official-data.js';
import { readText } from './reading.js';

sayIfAbsent();

const LISTS = [carc, rarc, placeOfService, billType, revenueCode];

const headOf = (text: string): Head => ({ name: 'list.txt', text, lines: text.split(/\r?\n/, 60) });
const takenFor = (text: string): readonly string[] =>
  LISTS.filter(({ recognise }) => recognise(headOf(text)) !== null).map(({ kind }) => kind);

const PLACES = ['02', '03', ...placeOfService.knownKeys];
const REASONS = [...carc.knownKeys, '2', '109', 'B10', 'W1'];
const REMARKS = [...rarc.knownKeys, 'N734'];
const BILLS = [...billType.knownKeys, '11A', '721', '851'];
const REVENUES = [...revenueCode.knownKeys, '0111', '0131', '3109'];
const oneALine = (codes: readonly string[]): string => `${codes.join('\r\n')}\r\n`;

for (const [format, codes] of [
  [carc, REASONS],
  [rarc, REMARKS],
  [placeOfService, PLACES],
  [billType, BILLS],
  [revenueCode, REVENUES],
] as const) {
  test(`${format.kind}: a list of one code a line is known by what is in it, and for no other list`, async () => {
    expect(takenFor(oneALine(codes))).toEqual([format.kind]);
    const { found, rows, notes } = await readText(format, `${oneALine(codes)}\u001a`);
    expect(found).toEqual({ year: null, month: null, released: null, variant: null });
    expect(rows).toEqual(codes.map((code) => ({ code, text: '', from: '', to: '' })));
    expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
  });

  test(`${format.kind}: a table whose heading is "code" is known by what is in it`, () => {
    expect(
      takenFor(`My list\nCode\tDescription\n${codes.map((code) => `${code}\tOwn, words, of a test\n`).join('')}`),
    ).toEqual([format.kind]);
    expect(takenFor(`code,description\n${codes.slice(0, 2).join(',a\n')},a\n`)).toEqual([]);
  });
}

for (const [kind, heading] of [
  ['carc', 'Claim Adjustment Reason Code'],
  ['carc', 'carc_code'],
  ['rarc', 'Remittance Advice Remark Code'],
  ['place-of-service', 'Place of Service Code(s)'],
  ['place-of-service', 'POS'],
  ['bill-type', 'bill_type_code'],
  ['bill-type', 'Type of Bill'],
  ['revenue-code', 'revenue_center_code'],
] as const) {
  test(`${kind}: a heading "${heading}" is enough`, () => {
    const { knownKeys } = LISTS.find((format) => format.kind === kind)!;
    expect(takenFor(`${heading},Name,Start Date,Stop Date\n${knownKeys[1]},A test,,\n`)).toEqual([kind]);
  });
}

test('a title above the heading is no heading, whatever it says', async () => {
  for (const title of ['Place of Service Codes', 'Place of Service Codes,', '"Place of Service Code Set, of a test"']) {
    const text = `${title}\nCode,Name\n${PLACES.map((code) => `${code},"A test,\nover two lines"\n`).join('')}`;
    const { rows, notes } = await readText(placeOfService, text);
    expect(rows.map(({ code }) => code)).toEqual(PLACES);
    expect(notes.refusals).toBe(0);
  }
});

test('words over several lines do not hide a list that its heading names', () => {
  const words = PLACES.map((code) => `${code},Test,"Words\nover\nmany\nlines"\n`).join('');
  expect(takenFor(`POS,Place of Service Name,Place of Service Description\n${words}`)).toEqual(['place-of-service']);
});

const counting = (from: number, to: number, width = 1): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at).padStart(width, '0'));
for (const [what, text] of [
  ['claim statuses, which are numbers alone', oneALine(counting(0, 771))],
  ['claim status categories', oneALine(['A0', 'A1', 'A2', 'F3F', 'P1', 'R16'])],
  ['discharge statuses', oneALine(['00', '01', '02', '20', '21', '30', '40', '62', '66', '95'])],
  ['value codes', oneALine(counting(1, 99, 2))],
  ['admission sources', oneALine([...counting(0, 9), 'A', 'B', 'C', 'D', 'E', 'F'])],
  ['groups', oneALine(counting(1, 999, 3))],
  ['claims', 'revenue_center_code,claim_id,paid_amount\n0450,1,10\n0636,2,20\n'],
  ['claims with the code in the middle', 'name,place_of_service_code\nTest,11\n'],
  ['combinations of reasons', 'key,CARC\n1,96\n2,193\n'],
  ['words', 'Dear reader,\nthese are words.\n'],
  ['nothing', ''],
] as const) {
  test(`taken for no list: ${what}`, () => expect(takenFor(text)).toEqual([]));
}

test('names and days of a table are kept, places that nobody has given out are not', async () => {
  const { rows, notes } = await readText(
    placeOfService,
    [
      'Codes of a test,,,',
      'Place of Service Code(s),Place of Service Name,Place of Service Description,Effective Date,Termination Date',
      '02,"Far, of a test","Long words\nover two lines",1/1/2017,',
      '28-30,Unassigned,N/A,,',
      '35,Gone of a test,Words,20100101,2020-06-30',
    ].join('\n'),
  );
  expect(rows).toEqual([
    { code: '02', text: 'Far, of a test', from: '2017-01-01', to: '' },
    { code: '35', text: 'Gone of a test', from: '2010-01-01', to: '2020-06-30' },
  ]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('a list without a heading may have words behind its codes once somebody says what it is', async () => {
  const { found, rows } = await readText(carc, '16\tOwn words of a test\n45\tOther words\n');
  expect(found).toBeNull();
  expect(rows).toMatchObject([
    { code: '16', text: 'Own words of a test' },
    { code: '45', text: 'Other words' },
  ]);
});

test('zeros that a spreadsheet dropped come back, and the report names the row', async () => {
  const places = oneALine(PLACES.map((code) => String(Number(code))));
  expect(takenFor(places)).toEqual(['place-of-service']);
  const { rows, notes } = await readText(placeOfService, places);
  expect(rows.map(({ code }) => code)).toEqual(PLACES);
  expect(notes.repaired[0]).toEqual({ row: 1, key: '', what: 'code: "2" has its leading zeros back: 02' });
  const revenues = oneALine(REVENUES.map((code) => String(Number(code))));
  expect(takenFor(revenues)).toEqual(['revenue-code']);
  expect((await readText(revenueCode, revenues)).rows.map(({ code }) => code)).toEqual(REVENUES);
});

test('a type of bill is kept as claims carry it, without the zero of the form', async () => {
  const printed = oneALine(BILLS.map((code) => `0${code}`));
  expect(takenFor(printed)).toEqual(['bill-type']);
  const { rows, notes } = await readText(billType, printed);
  expect(rows.map(({ code }) => code)).toEqual(BILLS);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('a category of revenue codes is no code: it is left out, and the report names the row', async () => {
  const { rows, notes } = await readText(revenueCode, oneALine([...REVENUES, '091X']));
  expect(rows.length).toBe(REVENUES.length);
  expect(notes).toMatchObject({
    refusals: 0,
    repaired: [{ row: 9, key: '', what: 'code: "091X" is a category, and left out' }],
  });
});

for (const [format, code, what] of [
  [carc, 'CO-16', 'code: "CO-16" is not a claim adjustment reason'],
  [carc, '1E2', 'code: "1E2" is not a claim adjustment reason'],
  [rarc, 'MOA1', 'code: "MOA1" is not a remittance remark'],
  [placeOfService, '111', 'code: "111" is not a place of two digits'],
  [placeOfService, 'AB', 'code: "AB" is not a place of two digits'],
  [billType, '1131', 'code: "1131" is not a type of bill of three characters'],
  [billType, '101', 'code: "101" is not a type of bill of three characters'],
  [revenueCode, '04500', 'code: "04500" is not a revenue code of four digits'],
  [revenueCode, '4.5E+02', 'code: "4.5E+02" is not a revenue code of four digits'],
] as const) {
  test(`${format.kind}: "${code}" is refused by row, wherever it stands`, async () => {
    const [good = ''] = format.knownKeys;
    for (const [row, lines] of [
      [1, [code, good]],
      [2, [good, code]],
    ] as const) {
      const { rows, notes } = await readText(format, oneALine(lines));
      expect(rows.map((kept) => kept['code'])).toEqual([good]);
      expect(notes.refused).toEqual([{ row, key: '', what }]);
    }
  });
}

test('days that run backwards, or are none, are refused by row', async () => {
  const { rows, notes } = await readText(
    rarc,
    'RARC,Description,Start Date,Stop Date\nN130,A test,2020-01-01,2019-12-31\nN115,A test,soon,\n',
  );
  expect(rows).toEqual([]);
  expect(notes.refused.map(({ row, what }) => `${row} ${what}`)).toEqual([
    '2 to: 2019-12-31 is before 2020-01-01',
    '3 from: "soon" is not a day',
  ]);
});

test('one damaged line does not hide what a list is', async () => {
  const damaged = oneALine([...PLACES, '1-Jan']);
  expect(takenFor(damaged)).toEqual(['place-of-service']);
  expect((await readText(placeOfService, damaged)).notes.refusals).toBe(1);
});

const whole: readonly (readonly [Format, string, number, number])[] = [
  [carc, 'carc_numbers.txt', 345, 0],
  [rarc, 'rarc_numbers.txt', 998, 0],
  [placeOfService, 'pos_numbers.txt', 52, 0],
  [revenueCode, 'revenue_code_numbers.txt', 525, 1],
];
for (const [format, name, count, repairs] of whole) {
  test.skipIf(absent)(`${name} is taken for ${format.kind} alone and read whole`, async () => {
    const text = officialText(`codesets/${name}`);
    expect(takenFor(text)).toEqual([format.kind]);
    const { rows, notes } = await readText(format, text, name);
    expect(notes).toMatchObject({ repairs, refusals: 0 });
    const codes = new Set(rows.map(({ code }) => String(code)));
    expect([rows.length, codes.size]).toEqual([count, count]);
    expect(format.knownKeys.filter((key) => !codes.has(key))).toEqual([]);
  });
}

test.skipIf(absent)('other lists of codes are taken for none of the five', () => {
  for (const name of [
    'admit_source_numbers.txt',
    'admit_type_numbers.txt',
    'carc_combinations_cms_synthetic.csv',
    'claim_status_category_numbers.txt',
    'claim_status_numbers.txt',
    'discharge_status_numbers.txt',
    'ms_drg.csv',
    'chronic_conditions_ccw.csv',
  ])
    expect(takenFor(officialText(`codesets/${name}`).slice(0, 65_536))).toEqual([]);
});

test('titles above a table, ranges that nobody has given out and a footnote below are no codes', async () => {
  const { found, rows, notes } = await readText(
    placeOfService,
    [
      'Places of the test,,',
      'Place of Service Code(s),Place of Service Name,Place of Service Description',
      ...PLACES.map((code) => `${code},Name of ${code},Own words`),
      '35-40,Unassigned,N/A',
      ',,',
      '"* Revised, for the test.",,',
      'Notes:,,',
    ].join('\n'),
  );
  expect(found).not.toBeNull();
  expect(rows.map(({ code }) => code)).toEqual(PLACES);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});
