import { expect, test } from 'vitest';
import { anesthesiaBase, anesthesiaFactor } from '../../src/official/anesthesia.js';
import { FORMATS } from '../../src/official/formats.js';
import { readText } from './reading.js';

const ONE = 'Contractor,Locality,Locality Name,National Anes CF of 20.3178';
const TWO =
  'Contractor,Locality,Locality Name,Qualifying APM National Anes CF (with 2.5% increase) of 20.599835,"Non-Qualifying APM\nNational Anes CF (with 2.5% increase)  of 20.49754"';
const file = (...rows: readonly string[]): string => [...rows, ''].join('\r\n');
const alabama = { carrier: '10112', locality: '00', name: 'ALABAMA' };

test('one factor is that of everybody; a heading prints the national one', async () => {
  const { found, rows, notes, said } = await readText(
    anesthesiaFactor,
    file(ONE, '10112,00,ALABAMA,19.31', '02102,01,ALASKA*,27.9'),
  );
  expect(found).toEqual({ year: null, month: null, released: null, variant: null });
  expect(rows).toEqual([
    { ...alabama, factor_qualifying: 193_100, factor_non_qualifying: 193_100 },
    { carrier: '02102', locality: '01', name: 'ALASKA', factor_qualifying: 279_000, factor_non_qualifying: 279_000 },
  ]);
  expect(said.facts).toEqual({ national: 20_317_800 });
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('since 2026 there are two, whichever comes first', async () => {
  const swapped = TWO.replace(/(Locality Name),(Qualifying[^,]*),(.*)$/s, '$1,$3,$2');
  for (const [heading, factors] of [
    [TWO, '19.63,19.53'],
    [swapped, '19.53,19.63'],
  ] as const) {
    const { rows, said } = await readText(anesthesiaFactor, file(heading, `10112 ,00 ,ALABAMA,${factors}`));
    expect(rows).toEqual([{ ...alabama, factor_qualifying: 196_300, factor_non_qualifying: 195_300 }]);
    expect(said.facts).toEqual({ nationalQualifying: 20_599_835, nationalNonQualifying: 20_497_540 });
  }
});

test('indices between the columns and a title with a year', async () => {
  const { found, rows } = await readText(
    anesthesiaFactor,
    file(
      '"CY 2031 Anesthesia Conversion Factors by Locality",,,,,,',
      'Contractor,Locality,Locality Name,Work GPCI,PE GPCI,MP GPCI,National Anesthesia Conversion Factor of 20.2035',
      '10112,00,ALABAMA,1.000,0.869,0.575,19.31',
    ),
  );
  expect(found?.year).toBe(2031);
  expect(rows).toMatchObject([{ factor_qualifying: 193_100 }]);
});

test('lost zeros come back, and the report names the row', async () => {
  const { rows, notes } = await readText(anesthesiaFactor, file(ONE, '2102,1,ALASKA,27.86'));
  expect(rows).toMatchObject([{ carrier: '02102', locality: '01' }]);
  expect(notes.repaired.map(({ row }) => row)).toEqual([2, 2]);
});

for (const [why, heading, row, what] of [
  ['no factor', ONE, '10112,00,ALABAMA,', 'Anes CF: is empty'],
  ['cents without a point', ONE, '10112,00,ALABAMA,1931', 'Anes CF: 1931 is no factor that CMS has published'],
  ['a factor of nothing', ONE, '10112,00,ALABAMA,0', 'Anes CF: 0 is no factor that CMS has published'],
  ['one of two is missing', TWO, '10112,00,ALABAMA,19.63,', 'Non-Qualifying Anes CF: is empty'],
] as const) {
  test(`refused by row: ${why}`, async () => {
    const { rows, notes } = await readText(anesthesiaFactor, file(heading, row));
    expect(rows).toEqual([]);
    expect(notes.refused).toEqual([expect.objectContaining({ key: '10112-00', what })]);
  });
}

test('footnotes, empty rows and the end-of-file mark are passed by', async () => {
  const { rows, notes } = await readText(
    anesthesiaFactor,
    file(ONE, '10112,00,ALABAMA,19.31', ',,,', '"* The index of work has a floor, as the law says.",,,', '\u001a'),
  );
  expect(rows).toHaveLength(1);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('half of two factors is not taken for both', async () => {
  const { rows, notes } = await readText(
    anesthesiaFactor,
    file('Contractor,Locality,Locality Name,Qualifying APM National Anes CF of 20.6', '10112,00,ALABAMA,19.63'),
  );
  expect(rows).toEqual([]);
  expect(notes.refused).toEqual([{ row: 1, key: '', what: 'there is no column "Non-Qualifying Anes CF"' }]);
});

test('a file with indices and factors is one of factors, and one of indices alone is not', async () => {
  const recognised = async (text: string): Promise<readonly string[]> => {
    const found = await Promise.all(
      FORMATS.map(async (format) => ((await readText(format, text)).found === null ? [] : [format.kind])),
    );
    return found.flat();
  };
  const columns = 'Contractor,State,Locality Number,Locality Name,2031 PW GPCI,2031 PE GPCI,2031 MP GPCI';
  expect(await recognised(file(columns, '10112,AL,00,ALABAMA,1,1,1'))).toEqual(['gpci']);
  expect((await recognised(file(`${columns},National Anes CF of 20.5`, '10112,AL,00,ALABAMA,1,1,1,20')))[0]).toBe(
    'anesthesia-factor',
  );
});

for (const [why, text, year] of [
  ['a year in the heading', file('CODE,2031 Base Units', '00100,5', '01967,5'), 2031],
  [
    'a title above',
    file('"2032 Anesthesia Base Units by CPT Code",', 'CPT Code,Anesthesia Base Units', '00100,5', '01967,5.0'),
    2032,
  ],
  ['neither, and a heading over two lines', file('CODE,BASE', ',UNITS', '00100,5', '01967,5'), null],
  ['tabs', file('Code\tBase Unit\t', '00100\t5\t', '01967\t5\t'), null],
] as const) {
  test(`base units: ${why}`, async () => {
    const { found, rows, notes } = await readText(anesthesiaBase, text);
    expect(found).toEqual({ year, month: null, released: null, variant: null });
    expect(rows).toEqual([
      { code: '00100', units: 5 },
      { code: '01967', units: 5 },
    ]);
    expect(notes.refusals).toBe(0);
  });
}

for (const [why, row, what] of [
  ['no units', '00100,', 'Base Units: is empty'],
  ['half a unit', '00100,5.5', 'Base Units: "5.5" is not an amount of at most 0 decimals'],
  ['a code of surgery', '27447,5', 'Code: "27447" is not a code of anesthesia'],
] as const) {
  test(`base units refused by row: ${why}`, async () => {
    const { rows, notes } = await readText(anesthesiaBase, file('CODE,2031 Base Units', row));
    expect(rows).toEqual([]);
    expect(notes.refused).toEqual([expect.objectContaining({ row: 2, what })]);
  });
}

test('base units: codes that a sheet made into numbers have their zeros back', async () => {
  const { rows, notes } = await readText(anesthesiaBase, file('CODE,2031 Base Units', '100,5'));
  expect(rows).toEqual([{ code: '00100', units: 5 }]);
  expect(notes.repairs).toBe(1);
});

test('base units: another table is not recognised', async () => {
  expect((await readText(anesthesiaBase, 'HCPCS,SEQNUM,RECID,ANESTH BASE UNITS\n')).found).toBeNull();
  expect((await readText(anesthesiaBase, 'HCPCS,MOD\n99213,\n')).found).toBeNull();
});

const line = (contractor: string, locality: string, name: string, ...factors: readonly string[]): string =>
  `${contractor.padEnd(12)}${locality.padEnd(6)}${name.padEnd(55)}${factors.join('      ')}`;

test('the text form: no headings, cents without a point, a footnote below', async () => {
  const { found, rows, notes } = await readText(
    anesthesiaFactor,
    [
      line('10112', '00', 'ALABAMA', '1931'),
      line('12202', '01', 'DC + MD/VA SUBURBS', '2117'),
      '*The index of work has a floor.',
      '\u001a',
    ].join('\r\n'),
  );
  expect(found).toEqual({ year: null, month: null, released: null, variant: null });
  expect(rows).toMatchObject([
    { ...alabama, factor_qualifying: 193_100, factor_non_qualifying: 193_100 },
    { carrier: '12202', name: 'DC + MD/VA SUBURBS', factor_qualifying: 211_700 },
  ]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('the text form with two factors: the greater one is for qualifying participants', async () => {
  const { rows, notes } = await readText(
    anesthesiaFactor,
    [line('10112', '00', 'ALABAMA', '1953', '1963'), line('10112', '01', 'ELSEWHERE', '19.63', '19.53')].join('\n'),
  );
  expect(rows).toMatchObject([
    { factor_qualifying: 196_300, factor_non_qualifying: 195_300 },
    { factor_qualifying: 196_300, factor_non_qualifying: 195_300 },
  ]);
  expect(notes.refusals).toBe(0);
});

test('the text form: a factor that is none is refused', async () => {
  const { notes } = await readText(anesthesiaFactor, `${line('10112', '00', 'ALABAMA', '0031')}\n`);
  expect(notes.refused).toEqual([
    { row: 1, key: '10112-00', what: 'Anes CF: 0.31 is no factor that CMS has published' },
  ]);
});
