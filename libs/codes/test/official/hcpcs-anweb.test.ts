import { expect, test } from 'vitest';
import { hcpcsAnweb } from '../../src/official/hcpcs-anweb.js';
import { COLUMNS, POSITIONS } from '../../src/official/hcpcs-columns.js';
import { absent, officialText, sayIfAbsent } from './official-data.js';
import { readText } from './reading.js';

sayIfAbsent();

type Cells = Readonly<Record<string, string>>;

/** A record of 320 characters with these cells in their places. */
function record(cells: Cells): string {
  const characters = Array.from({ length: 320 }, () => ' ');
  for (const [name, text] of Object.entries(cells)) {
    characters.splice(POSITIONS[name]![0] - 1, text.length, ...text);
  }
  return characters.join('');
}
const file = (...records: readonly Cells[]): string => [...records.map(record), ''].join('\r\n');

const RIDE: Cells = {
  HCPC: 'A0099',
  SEQNUM: '00100',
  RECID: '3',
  'LONG DESCRIPTION': 'Ride to the test, per mile, in a vehicle that has',
  'SHORT DESCRIPTION': 'Ride to the test',
  PRICE1: '52',
  PRICE2: '57',
  MULT_PI: 'A',
  XREF1: 'A0098',
  XREF3: 'QM',
  COV: 'D',
  BETOS: 'O1A',
  TOS1: 'D',
  TOS2: '9',
  ANEST_BU: '003',
  'ADD DT': '19850101',
  'ACT EFF DT': '20270401',
  'TERM DT': '20271231',
  'ACTION CD': 'C',
};
const RIDE_ON: Cells = { HCPC: 'A0099', SEQNUM: '00200', RECID: '4', 'LONG DESCRIPTION': 'wheels and' };
const RIDE_END: Cells = { HCPC: 'A0099', SEQNUM: '00300', RECID: '4', 'LONG DESCRIPTION': 'an engine' };
const FINGER: Cells = {
  HCPC: '   F1',
  SEQNUM: '00100',
  RECID: '7',
  'LONG DESCRIPTION': 'Left hand of the test',
  'SHORT DESCRIPTION': 'Left hand, test',
  COV: 'C',
  'ADD DT': '19950101',
  'ACT EFF DT': '19990101',
  'ACTION CD': 'N',
};
const ride = {
  code: 'A0099',
  kind: 'code',
  short: 'Ride to the test',
  long: 'Ride to the test, per mile, in a vehicle that has wheels and an engine',
  added: '1985-01-01',
  effective: '2027-04-01',
  terminated: '2027-12-31',
  action: 'C',
  coverage: 'D',
  pricing: '52 57',
  multiple_pricing: 'A',
  xref: 'A0098 QM',
  betos: 'O1A',
  type_of_service: 'D 9',
  anesthesia_base: 3,
};
const finger = {
  code: 'F1',
  kind: 'modifier',
  short: 'Left hand, test',
  long: 'Left hand of the test',
  added: '1995-01-01',
  effective: '1999-01-01',
  terminated: '',
  action: 'N',
  coverage: 'C',
  pricing: '',
  multiple_pricing: '',
  xref: '',
  betos: '',
  type_of_service: '',
  anesthesia_base: null,
};

test('fixed records: continued descriptions are joined, modifiers are kept beside codes', async () => {
  const { found, rows, notes } = await readText(hcpcsAnweb, file(FINGER, RIDE, RIDE_ON, RIDE_END));
  expect(found).not.toBeNull();
  expect(rows).toEqual([finger, ride]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('a day of zeros is none', async () => {
  const { rows, notes } = await readText(hcpcsAnweb, file({ ...FINGER, 'TERM DT': '00000000' }));
  expect(rows).toEqual([finger]);
  expect(notes.refusals).toBe(0);
});

test('continued lines may have lost their trailing blanks, and the file ends with the mark of DOS', async () => {
  const text = `${[FINGER, RIDE, RIDE_ON, RIDE_END].map((cells) => record(cells).trimEnd()).join('\n')}\n\u001a`;
  const { rows, notes } = await readText(hcpcsAnweb, text);
  expect(rows).toEqual([finger, ride]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

const NAMES = COLUMNS.map(({ name }) => name);
const comma = (cells: Cells, names: readonly string[] = NAMES): string =>
  names.map((name) => `"${cells[name] ?? ''}"`).join(',');

test('the spreadsheet form, below its titles and with its columns in another order', async () => {
  const names = [...NAMES.toReversed(), 'PROCNOTE'];
  const { found, rows, notes } = await readText(
    hcpcsAnweb,
    [
      '"2027 HCPCS, as of a test"',
      names.join(','),
      comma(FINGER, names),
      comma(RIDE, names),
      comma(RIDE_ON, names),
      comma(RIDE_END, names),
    ].join('\n'),
  );
  expect(found).not.toBeNull();
  expect(rows).toEqual([finger, ride]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('a plain table has the descriptions and the day of addition alone', async () => {
  const { rows, notes } = await readText(
    hcpcsAnweb,
    'code\tkind\tshort_description\tlong_description\tadd_date\nA0099\tcode\tRide\t"Ride" to the test, per mile, by car, by bus, by train\t19850101\n',
  );
  expect(rows).toMatchObject([
    { code: 'A0099', kind: 'code', short: 'Ride', long: '"Ride" to the test, per mile, by car, by bus, by train' },
  ]);
  expect(rows).toMatchObject([{ added: '1985-01-01', effective: '', terminated: '', anesthesia_base: null }]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

for (const [why, cells, what] of [
  ['a record of no kind', { ...RIDE, RECID: '5' }, 'RECID: "5" is none of 3, 4, 7 and 8'],
  ['a modifier of one character', { ...FINGER, HCPC: '    F' }, 'HCPC: "F" is not a modifier'],
  ['a code of four characters', { ...RIDE, HCPC: 'A099 ' }, 'HCPC: "A099" is not a procedure code'],
  ['no short description', { ...RIDE, 'SHORT DESCRIPTION': '' }, 'SHORT DESCRIPTION: "" is not a description'],
  ['the 31st of June', { ...RIDE, 'ADD DT': '20270631' }, 'ADD DT: "20270631" is not a day'],
  ['no day of addition', { ...RIDE, 'ADD DT': '' }, 'ADD DT: is empty'],
  ['a coverage that is a number', { ...RIDE, COV: '1' }, 'COV: "1" is not a coverage of one letter'],
  ['base units that are words', { ...RIDE, ANEST_BU: 'abc' }, 'ANEST_BU: "abc" is not an amount of at most 0 decimals'],
] as const) {
  test(`refused by row: ${why}`, async () => {
    const { rows, notes } = await readText(hcpcsAnweb, file(FINGER, cells, FINGER));
    expect(rows).toEqual([finger, finger]);
    expect(notes.refused).toEqual([expect.objectContaining({ row: 2, what })]);
  });
}

for (const [why, records, row] of [
  ['at the beginning', [RIDE_ON, FINGER], 1],
  ['of another code', [FINGER, RIDE, { ...RIDE_ON, HCPC: 'A0098' }], 3],
  ['of a modifier below a code', [FINGER, RIDE, { ...RIDE_ON, RECID: '8' }], 3],
  ['that comes too late', [FINGER, RIDE, RIDE_END, RIDE_ON], 4],
] as const) {
  test(`refused by row: a continued description ${why}`, async () => {
    const { notes } = await readText(hcpcsAnweb, file(...records));
    expect(notes.refused).toEqual([expect.objectContaining({ row, what: 'RECID: continues no record above it' })]);
  });
}

test('a record that lost a character is refused, not misread', async () => {
  const { rows, notes } = await readText(
    hcpcsAnweb,
    `${file(FINGER, RIDE)}${record(RIDE).replace('Ride to', 'Ride o')}`,
  );
  expect(rows).toEqual([finger, expect.objectContaining({ code: 'A0099' })]);
  expect(notes.refused.map(({ row }) => row)).toContain(3);
});

test('a missing column of the spreadsheet form is named', async () => {
  const names = NAMES.filter((name) => name !== 'RECID');
  const { rows, notes } = await readText(hcpcsAnweb, [names.join(','), comma(RIDE, names)].join('\n'));
  expect(rows).toEqual([]);
  expect(notes.refused).toEqual([{ row: 1, key: '', what: 'there is no column "RECID"' }]);
});

/** As many codes as a release has; the last so many were added on the day. */
function release(size: number, added: readonly (readonly [day: string, count: number])[]): string {
  const days = added.flatMap(([day, count]) => Array.from({ length: count }, () => day));
  return file(
    ...Array.from({ length: size }, (_, at) => ({
      ...FINGER,
      RECID: '3',
      HCPC: `${'ABCDEF'[Math.floor(at / 2_000)]}${String(at % 2_000).padStart(4, '0')}`,
      'ADD DT': days[at] ?? '19990101',
    })),
  );
}

test('the newest day that a release has many rows of is its quarter, whatever the name says', async () => {
  const { said } = await readText(
    hcpcsAnweb,
    release(8_000, [
      ['20280701', 12],
      ['20280815', 1],
      ['20290101', 9],
    ]),
  );
  expect(said.found).toMatchObject({ year: 2028, month: 7 });
});

test('of a selection the newest day says the quarter only where the name is silent', async () => {
  expect((await readText(hcpcsAnweb, release(20, [['20280815', 1]]))).said.found).toMatchObject({
    year: 2028,
    month: 7,
  });
});

for (const [what, text] of [
  ['the layout document', '  CMS RIF REPORT\n  ***  HCPCS Contractor Record - 2027\n      320      1    320    REC\n'],
  ['a fee schedule', 'HCPCS,MOD,DESCRIPTION,STATUS CODE\nA0099,,Ride,A\n'],
  ['a list of codes', 'A0099\nA0100\n'],
] as const) {
  test(`not recognised: ${what}`, async () => expect((await readText(hcpcsAnweb, text)).found).toBeNull());
}

test.skipIf(absent)('the codes of October 2025 are read whole', async () => {
  const { found, rows, notes, said } = await readText(hcpcsAnweb, officialText('hcpcs/hcpcs_level2_2025_oct.tsv'));
  expect(found).not.toBeNull();
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
  expect(
    Object.fromEntries(
      Object.entries(Object.groupBy(rows, ({ kind }) => String(kind))).map(([kind, all]) => [kind, all?.length]),
    ),
  ).toEqual({ code: 8_463, modifier: 383 });
  expect(said.found).toMatchObject({ year: 2025, month: 10 });
  const codes = new Set(rows.map(({ code }) => code));
  expect(hcpcsAnweb.knownKeys.filter((key) => !codes.has(key))).toEqual([]);
});

test.skipIf(absent)('the same codes as fixed records, long descriptions cut into lines, read the same', async () => {
  const plain = await readText(hcpcsAnweb, officialText('hcpcs/hcpcs_level2_2025_oct.tsv'));
  const records = plain.rows.flatMap((row) => {
    const code = String(row['code']).padStart(5);
    const [first, next] = row['kind'] === 'code' ? ['3', '4'] : ['7', '8'];
    const day = String(row['added']).replaceAll('-', '');
    const parts = String(row['long']).match(/\S.{0,78}\S(?=\s|$)|\S/g) ?? [''];
    return parts.map((part, at) => ({
      HCPC: code,
      SEQNUM: `${String(at + 1).padStart(3, '0')}00`,
      RECID: at === 0 ? first! : next!,
      'LONG DESCRIPTION': part,
      ...(at === 0 ? { 'SHORT DESCRIPTION': String(row['short']), 'ADD DT': day, 'ACT EFF DT': day } : {}),
    }));
  });
  const { rows, notes, said } = await readText(hcpcsAnweb, file(...records));
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
  const single = (text: unknown): string => String(text).replaceAll(/\s+/g, ' ');
  expect(rows.map(({ code, long }) => [code, single(long)])).toEqual(
    plain.rows.map(({ code, long }) => [code, single(long)]),
  );
  expect(said.found).toMatchObject({ year: 2025, month: 10 });
});

test.skipIf(absent)('a selection of October 2026 in the spreadsheet form', async () => {
  const { rows, notes } = await readText(hcpcsAnweb, officialText('hcpcs/HCPC2026_OCT_ANWEB.sample.csv'));
  expect(rows.map(({ code }) => code)).toEqual(['A1', 'AD', 'AS', 'CP', 'GD']);
  expect(rows[3]).toMatchObject({
    kind: 'modifier',
    added: '2016-01-01',
    effective: '2018-01-01',
    terminated: '2017-12-31',
  });
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('fixed width with a disclaimer above: prose before the first record is passed by, below it is refused', async () => {
  const prose = ['NOTICE OF THE TEST', '', 'These codes are made up, and are to be used with care.'].join('\r\n');
  const { found, rows, notes } = await readText(hcpcsAnweb, `${prose}\r\n${file(FINGER, RIDE, RIDE_ON, RIDE_END)}`);
  expect(found).not.toBeNull();
  expect(rows.map(({ code }) => code)).toEqual(['F1', 'A0099']);
  expect(notes.refused).toEqual([]);
  const below = await readText(hcpcsAnweb, `${file(FINGER, RIDE, RIDE_ON, RIDE_END)}${prose}`);
  expect(below.notes.refusals).toBeGreaterThan(0);
});
