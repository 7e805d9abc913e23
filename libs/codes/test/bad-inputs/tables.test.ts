import { expect, test } from 'vitest';
import { aFolder } from '../release/a-folder.js';
import {
  editsText,
  GPCI_HEADING,
  GPCI_TITLE,
  gpciRows,
  gpciText,
  gpciTextWith,
  restRow,
} from '../release/official-texts.js';
import { loaded, refusal } from './spoiled.js';

const NAME = 3;
const REST = { state: 'PA', work: 1_000, practice: 927, malpractice: 925 };

for (const [why, content] of [
  ['D5 a BOM', `\ufeff${gpciText()}`],
  ['D5 UTF-16 with its BOM', Buffer.from(`\ufeff${gpciText(undefined, '\t')}`, 'utf16le')],
  ['D7 semicolons', gpciText(undefined, ';')],
  ['D7 tabs', gpciText(undefined, '\t')],
  ['D7 vertical bars', gpciText(undefined, '|')],
  ['LF alone at the end of lines', gpciText().replaceAll('\r\n', '\n')],
  [
    'D8 columns in another order',
    gpciText()
      .split('\r\n')
      .map((line) => line.split(',').toReversed().join(','))
      .join('\r\n'),
  ],
] as const) {
  test(`${why} changes nothing`, async () => {
    const { report, row } = await loaded('GPCI2027.csv', content, '12502', '99');
    expect(report).toMatchObject({ rows: 109, repairs: 0, release: { name: '2027' } });
    expect(row).toMatchObject(REST);
  });
}

test('D6 windows-1252 is told from UTF-8, and its letters are read', async () => {
  const text = gpciTextWith((cells) => cells.with(NAME, 'CAÑON Ÿ'));
  const bytes = Buffer.from([...text].map((letter) => (letter === 'Ÿ' ? 0x9f : letter.charCodeAt(0))));
  expect((await loaded('GPCI2027.csv', bytes, '12502', '99')).row).toMatchObject({ ...REST, name: 'CAÑON Ÿ' });
});

const headed = (...heading: readonly string[]): string => gpciText().replace(GPCI_HEADING.join(','), heading.join(','));

test('D8 a renamed column is named, and no other is taken for it', async () => {
  const { refused } = await refusal('GPCI2027.csv', headed(...GPCI_HEADING.with(6, 'Expense')));
  expect(refused).toEqual([{ row: 3, key: '', what: 'there is no column "MP GPCI"' }]);
});

test('D8 a column that comes twice is named', async () => {
  const { refused } = await refusal('GPCI2027.csv', headed(...GPCI_HEADING.with(NAME, '2027 MP GPCI')));
  expect(refused.map(({ what }) => what)).toContain('"MP GPCI" is the name of 2 columns');
});

test('D8 a table without the headings of any layout is not known', async () => {
  const { loadText, state } = aFolder();
  const before = state();
  expect(
    await loadText('GPCI2027.csv', headed(...GPCI_HEADING.map((_, at) => `F${at}`)).replace(GPCI_TITLE, '')),
  ).toMatchObject({
    outcome: 'unknown',
    says: ['no official layout that Chargeline knows'],
  });
  expect(state()).toEqual(before);
});

for (const [why, cells] of [
  ['a cell too many before its figures', (row: string[]) => row.toSpliced(NAME, 0, 'X')],
  ['a cell too few', (row: string[]) => row.slice(0, -1)],
] as const) {
  test(`D9 a row with ${why} is refused`, async () => {
    const { refused } = await refusal('GPCI2027.csv', gpciTextWith(cells));
    expect(refused[0]!.row).toBe(restRow());
  });
}

test('D9 the columns drift in row 100,001 of a file that is read as it comes', async () => {
  const text = [...editsText(100_000)].join('');
  const { refused } = await refusal('ccipra-v322r0-f1.txt', `${text}12345\t20000\t\t20260701\t*\t1\tx\tStandards\n`);
  expect(refused).toEqual([{ row: 100_002, key: '', what: 'row: has 8 cells where the heading has 7' }]);
});

test('D3 a quote that never closes is refused where it opens or ends', async () => {
  const { refused } = await refusal(
    'GPCI2027.csv',
    gpciTextWith((row) => row.with(NAME, '"REST OF PENNSYLVANIA')),
  );
  expect(refused[0]!.what).toMatch(/the records cannot be told apart|cells where the heading has/);
  expect(refused[0]!.row).toBeGreaterThan(0);
});

test('D3 a quote within a name is a letter', async () => {
  const text = gpciTextWith((row) => row.with(NAME, 'THE "REST"'));
  expect((await loaded('GPCI2027.csv', text, '12502', '99')).row).toMatchObject({ ...REST, name: 'THE "REST"' });
});

const TEN_MEGABYTES = 10 * 1024 ** 2;
const orderLines = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `${String(at + 1).padStart(5, '0')} A${at + 10}     0 ${'Cholera'.padEnd(60)} Cholera\n`,
  ).join('');
const endless = (): Buffer => Buffer.alloc(TEN_MEGABYTES, 'A');

for (const [why, name, begin] of [
  ['of cells', 'GPCI2027.csv', gpciText()],
  ['within a quote', 'GPCI2027.csv', `${gpciText()}12502,PA,98,"`],
  ['of fixed width', 'icd10cm_order_2027.txt', orderLines(60)],
] as const) {
  test(`D18 a row of 10 MB ${why} is refused before it fills the memory`, async () => {
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const { refused } = await refusal(name, Buffer.concat([Buffer.from(begin), endless()]));
    expect(refused.some(({ what }) => /cannot be told apart|does not end/.test(what))).toBe(true);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 ** 2);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
}

test('a whole file has more rows than that of the test, and all of them count', async () => {
  expect(gpciRows()).toHaveLength(109);
});
