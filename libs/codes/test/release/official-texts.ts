import { readTable } from '../../src/table.js';

/** Texts in the official layouts, of whole size where the band is small, made from the shipped tables. */

const indices = () =>
  readTable('gpci-2025', ['carrier', 'locality', 'state', 'name', 'work', 'practice', 'malpractice']);

export const GPCI_TITLE =
  'ADDENDUM E. FINAL CY 2027 GEOGRAPHIC PRACTICE COST INDICES (GPCIs) BY STATE AND MEDICARE LOCALITY';
export const GPCI_HEADING: readonly string[] = [
  'Medicare Administrative Contractor (MAC)',
  'State',
  'Locality Number',
  'Locality Name',
  '2027 PW GPCI (with 1.0 Floor)',
  '2027 PE GPCI',
  '2027 MP GPCI',
];

/** The rows of a GPCI file: contractor, state, locality, name, work, practice, malpractice. */
export const gpciRows = (): string[][] =>
  indices().map((row) => [
    row.carrier,
    row.state,
    row.locality,
    row.name.replaceAll(',', ' '),
    row.work,
    row.practice,
    row.malpractice,
  ]);

/** A whole GPCI file of 2027 from such rows; `year` is put where the headings have it. */
export function gpciText(rows: readonly (readonly string[])[] = gpciRows(), separator = ',', year = 2027): string {
  const lines = [[GPCI_TITLE], [''], GPCI_HEADING, ...rows].map((cells) => cells.join(separator));
  return `${lines.join('\r\n')}\r\n`.replaceAll('2027', String(year));
}

/** The same file in its text form, columns by their places. */
export const gpciLines = (year = 2027): string =>
  [
    GPCI_TITLE.replace('2027', String(year)),
    '',
    ...gpciRows().map(
      ([contractor = '', state = '', locality = '', name = '', ...indices]) =>
        contractor.padEnd(16) + state.padEnd(8) + locality.padEnd(5) + name.padEnd(92) + indices.join('       '),
    ),
    '',
  ].join('\r\n');

/** The same file with one row, that of Pennsylvania's rest (12502-99), changed. */
export const gpciTextWith = (change: (cells: string[]) => readonly string[]): string =>
  gpciText(gpciRows().map((row) => (isRest(row) ? change(row) : row)));

export const isRest = ([carrier, , locality]: readonly string[]): boolean => carrier === '12502' && locality === '99';

/** Where that row stands, counted as an editor does. */
export const restRow = (): number => gpciRows().findIndex(isRest) + 4;

export const FEE_HEADING = [
  'HCPCS',
  'MOD',
  'STATUS CODE',
  'WORK RVU',
  'NON-FAC PE RVU',
  'FACILITY PE RVU',
  'MP RVU',
  'NON-FACILITY TOTAL',
  'FACILITY TOTAL',
  'PCTC IND',
  'GLOB DAYS',
  'PRE OP',
  'INTRA OP',
  'POST OP',
  'MULT PROC',
  'BILAT SURG',
  'ASST SURG',
  'CO-SURG',
  'TEAM SURG',
  'ENDO BASE',
  'CONV FACTOR',
] as const;

/** The cells of one service of the fee schedule, amounts as printed. */
export const feeRow = (
  code: string,
  amounts: readonly [string, string, string, string, string, string],
  modifier = '',
): string[] => [
  code,
  modifier,
  'A',
  ...amounts,
  '0',
  'XXX',
  '0.00',
  '0.00',
  '0.00',
  '0',
  '0',
  '0',
  '0',
  '0',
  '',
  '32.3465',
];

export const OFFICE_VISIT = feeRow('99213', ['1.30', '1.33', '0.55', '0.10', '2.73', '1.95']);

/** A selection of a fee schedule. */
export const feeText = (rows: readonly (readonly string[])[], year = 2027, release = 'January'): string =>
  [
    [`${year} National Physician Fee Schedule Relative Value File ${release} Release`],
    [`RELEASED 12/01/${year - 1}`],
    FEE_HEADING,
    ...rows,
  ]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');

/** Counties of the localities of the shipped indices; no year stands in it. */
export const countiesText = (): string =>
  [
    'Carrier Number\tLocality Number\tState\tFee Schedule Area\tCounties',
    ...indices().map(({ carrier, locality, state, name }) =>
      [carrier, locality, state, name, 'ALL COUNTIES'].join('\t'),
    ),
    '',
  ].join('\n');

/** So many edits of the NCCI, a whole release from 100,000 on, in pieces of about 1 MB. */
export function* editsText(edits: number, begins = '20260701'): Generator<string> {
  let text =
    'Column 1\tColumn 2\tin existence prior to 1996\tEffective Date\tDeletion Date\tModifier\tPTP Edit Rationale\n';
  for (let edit = 0; edit < edits; edit += 1) {
    const [one, other] = [10_000 + Math.floor(edit / 50_000), 20_000 + (edit % 50_000)];
    text += `${one}\t${other}\t\t${begins}\t*\t1\tStandards of medical and surgical practice\n`;
    if (text.length < 1_000_000) continue;
    yield text;
    text = '';
  }
  yield text;
}

/** A selection of the imaging caps; no year stands in it. */
export const capsText = (): string =>
  [
    'HCPCS,MOD,PROCSTAT,CARRIER,LOCALITY,FACILITY PRICE,NON-FACILTY PRICE',
    ...indices().map(({ carrier, locality }) => `71046,TC,A,${carrier},${locality},20.15,20.15`),
    '\u001a',
  ].join('\r\n');
