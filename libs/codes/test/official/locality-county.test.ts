import { expect, test } from 'vitest';
import { localityCounty } from '../../src/official/locality-county.js';
import { absent, officialText, sayIfAbsent } from './official-data.js';
import { readText } from './reading.js';

const TITLE = 'COUNTIES INCLUDED IN 2031 LOCALITIES. (ALPHABETICALLY BY STATE AND LOCALITY NAME WITHIN STATE)';
const file = (...rows: readonly string[]): string =>
  [
    `"${TITLE}",,,,`,
    ',,,,',
    'Medicare Adminstrative Contractor,Locality Number,State ,Fee Schedule Area ,Counties',
    ',,,,',
    ...rows,
    '',
  ].join('\r\n');
const ALASKA = '02102,01,ALASKA ,STATEWIDE ,ALL COUNTIES ';
const alaska = { carrier: '02102', locality: '01', state: 'ALASKA', area: 'STATEWIDE', counties: 'ALL COUNTIES' };

test('the year stands in the title, the misspelt heading is known, blanks do not count', async () => {
  const { found, rows, notes } = await readText(localityCounty, file(ALASKA, ',,,,'));
  expect(found).toEqual({ year: 2031, month: null, released: null, variant: null });
  expect(rows).toEqual([alaska]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('text with tabs: the state is carried down, footnotes and asterisks are left out', async () => {
  const { rows, notes } = await readText(
    localityCounty,
    [
      `${TITLE}\t\t\t\t\t`,
      'Carrier Number\tLocality Number\tState \tFee Schedule Area \tCounties\t',
      ' \t \t \t \t \t',
      '09102\t03\tFLORIDA \tFORT LAUDERDALE\t"BROWARD, COLLIER, LEE, MARTIN, PALM BEACH, AND ST. LUCIE"\t',
      '09102\t99\t\tREST OF STATE*\tALL OTHER COUNTIES \t',
      '*  Payment locality is serviced by two carriers.\t\t\t\t\t',
    ].join('\n'),
  );
  expect(notes.refused).toEqual([]);
  expect(rows).toMatchObject([
    { locality: '03', state: 'FLORIDA', counties: 'BROWARD, COLLIER, LEE, MARTIN, PALM BEACH, AND ST. LUCIE' },
    { locality: '99', state: 'FLORIDA', area: 'REST OF STATE', counties: 'ALL OTHER COUNTIES' },
  ]);
});

test('a list that goes on in the next row, and a locality that comes twice, are one', async () => {
  const { rows, notes } = await readText(
    localityCounty,
    file(
      '10202,01,GEORGIA,ATLANTA,"BUTTS, CHEROKEE,"',
      ',,,,CLAYTON AND COBB',
      '05302,99,MISSOURI,REST OF STATE*,ALL OTHER COUNTIES',
      '05302,99,,REST OF STATE*,ALL OTHER COUNTIES',
      '10202,01,,ATLANTA,DEKALB',
    ),
  );
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
  expect(rows.map(({ locality, counties }) => [locality, counties])).toEqual([
    ['01', 'BUTTS, CHEROKEE, CLAYTON AND COBB, DEKALB'],
    ['99', 'ALL OTHER COUNTIES'],
  ]);
});

test('lost zeros come back, and the report names the row', async () => {
  const { rows, notes } = await readText(localityCounty, file('2102,1,ALASKA,STATEWIDE,ALL COUNTIES'));
  expect(rows).toEqual([alaska]);
  expect(notes.repaired).toEqual([
    { row: 5, key: '', what: 'Contractor: "2102" has its leading zeros back: 02102' },
    { row: 5, key: '', what: 'Locality Number: "1" has its leading zeros back: 01' },
  ]);
});

for (const [why, rows, row, what] of [
  ['counties below no locality', [',,,,COBB'], 5, 'row: goes on with counties, and no locality is above it'],
  ['no state above', ['02102,01,,STATEWIDE,ALL'], 5, 'row: names no state, area or counties'],
  ['no counties', [ALASKA, '02102,02,ALASKA,X,'], 6, 'row: names no state, area or counties'],
  ['a word for a contractor', ['X,01,ALASKA,STATEWIDE,ALL'], 5, 'Contractor: "X" is not a contractor of five digits'],
  ['a row that was cut off', [ALASKA, '02102,02,ALASKA'], 6, 'row: has 3 cells where the heading has 5'],
] as const) {
  test(`refused by row: ${why}`, async () => {
    const { notes } = await readText(localityCounty, file(...rows));
    expect(notes.refused).toContainEqual(expect.objectContaining({ row, what }));
  });
}

test('another table is not recognised', async () => {
  expect((await readText(localityCounty, 'Carrier,Locality,State\n02102,01,AK\n')).found).toBeNull();
});

const OFFICIAL = 'mpfs/locality_county_2020.txt';
sayIfAbsent();

test.skipIf(absent)('the official list of counties is read whole', async () => {
  const { found, rows, notes } = await readText(localityCounty, officialText(OFFICIAL));
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
  expect(found?.year).toBe(2017);
  expect(rows).toHaveLength(112);
  expect(rows.filter(({ state }) => state === 'CALIFORNIA')).toHaveLength(32);
  expect(rows.find(({ carrier, locality }) => carrier === '05302' && locality === '99')).toMatchObject({
    state: 'MISSOURI',
    area: 'REST OF STATE',
    counties: 'ALL OTHER COUNTIES',
  });
});

const line = (contractor: string, locality: string, state: string, area: string, counties: string): string =>
  `    ${contractor.padEnd(12)}${locality.padEnd(6)}${state.padEnd(23)}${area.padEnd(98)}${counties}`;
const textFile = (...lines: readonly string[]): string =>
  [TITLE, '', 'Medicare AdmiLocality         State                  Fee Schedule Area', '', ...lines, ''].join('\r\n');

test('the text form: columns by their places, the state carried down, more counties in the next line', async () => {
  const { found, rows, notes } = await readText(
    localityCounty,
    textFile(
      line('02102', '01', 'ALASKA', 'STATEWIDE', 'ALL COUNTIES'),
      '',
      line('01182', '18', 'CALIFORNIA', 'LOS ANGELES  (TWO COUNTIES)', 'LOS ANGELES,'),
      `${' '.repeat(143)}ORANGE`,
      line('01112', '54', '', 'BAKERSFIELD*', 'KERN'),
      '* = Payment locality is serviced by two carriers.',
      '\u001a',
    ),
  );
  expect(found).toMatchObject({ year: 2031 });
  expect(rows).toEqual([
    alaska,
    {
      carrier: '01182',
      locality: '18',
      state: 'CALIFORNIA',
      area: 'LOS ANGELES (TWO COUNTIES)',
      counties: 'LOS ANGELES, ORANGE',
    },
    { carrier: '01112', locality: '54', state: 'CALIFORNIA', area: 'BAKERSFIELD', counties: 'KERN' },
  ]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('the text form: a line whose columns have moved is refused', async () => {
  const moved = ` ${line('10112', '00', 'ALABAMAXXXXXXXXXXXXXXXXXXXXXXX', 'STATEWIDE', 'ALL COUNTIES')}`;
  const { notes } = await readText(
    localityCounty,
    textFile(line('02102', '01', 'ALASKA', 'STATEWIDE', 'ALL COUNTIES'), moved),
  );
  expect(notes.refused[0]).toMatchObject({ row: 6, what: 'row: is not in the columns of the rows above' });
});

test('a footnote may stand in any column', async () => {
  const { rows, notes } = await readText(
    localityCounty,
    file(ALASKA, ',,,* = Payment locality is serviced by two carriers.,'),
  );
  expect(rows).toEqual([alaska]);
  expect(notes.refusals).toBe(0);
});

test('a title that was left as it was: the name of the file has its year, and the report says so', async () => {
  const { found, notes } = await readText(localityCounty, file(ALASKA), '33LOCCO.csv');
  expect(found).toMatchObject({ year: 2033 });
  expect(notes.repaired).toEqual([
    { row: 0, key: '', what: 'the title says 2031, the name of the file 2033: that is its year' },
  ]);
  expect(await readText(localityCounty, file(ALASKA), '31LOCCO.csv')).toMatchObject({ notes: { repairs: 0 } });
});
