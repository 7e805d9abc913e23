import { readFile } from 'node:fs/promises';
import { isCalendarDate } from '@chargeline/kernel';
import type { QuoteLine } from '@chargeline/pricing';
import { CsvError, parse } from 'csv-parse/sync';
import { wrongUse } from '../exit.js';

/** The headings of a file of lines, each with other names that people write. */
const HEADINGS: Readonly<Record<string, string>> = {
  cpt: 'code',
  hcpcs: 'code',
  procedure: 'code',
  modifier: 'modifiers',
  mods: 'modifiers',
  mod: 'modifiers',
  date: 'on',
  service_date: 'on',
  date_of_service: 'on',
  dos: 'on',
  place: 'pos',
  place_of_service: 'pos',
  zipcode: 'zip',
  zip_code: 'zip',
  claim_id: 'claim',
};
const KNOWN = new Set(['code', 'modifiers', 'units', 'minutes', 'on', 'pos', 'zip', 'locality', 'claim']);

const plain = (heading: string): string => {
  const name = heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return /^(mod|modifier)_?[1-4]$/.test(name) ? name : (HEADINGS[name] ?? name);
};

/** A row by its headings; the columns modifier1 to modifier4 are joined. */
type Row = Readonly<Record<string, string>>;

/** Reads the lines of a CSV file; what a line leaves open, `otherwise` says. Throws wrong use, naming the row, never guessing. */
export async function readLines(path: string, otherwise: QuoteLine): Promise<readonly QuoteLine[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw wrongUse(`${path} cannot be read.`);
  });
  const rows = rowsOf(path, text);
  if (rows.length === 0) throw wrongUse(`${path} has no lines below its heading.`);
  return rows.map((row, index) => lineOf(row, otherwise, `${path}, line ${index + 2}`));
}

function rowsOf(path: string, text: string): readonly Row[] {
  const [first = ''] = text.split(/\r?\n/, 1);
  const delimiter = [',', ';', '\t'].toSorted((one, other) => first.split(other).length - first.split(one).length)[0]!;
  try {
    const rows: Row[] = parse(text, { bom: true, delimiter, trim: true, skip_empty_lines: true, columns: headingsOf });
    return rows;
  } catch (error) {
    if (error instanceof CsvError) throw wrongUse(`${path}: ${error.message}`);
    throw error;
  }
}

function headingsOf(heading: readonly string[]): string[] {
  const names = heading.map(plain);
  if (!names.includes('code')) throw wrongUse('The file has no column "code".');
  const twice = names.find((name, at) => KNOWN.has(name) && names.indexOf(name) !== at);
  if (twice !== undefined) throw wrongUse(`The file has two columns "${twice}".`);
  return names;
}

function lineOf(row: Row, otherwise: QuoteLine, at: string): QuoteLine {
  const must = (column: string, fits: RegExp, what: string): string | undefined => {
    const text = row[column] ?? '';
    if (text === '') return undefined;
    if (!fits.test(text)) throw wrongUse(`${at}: ${column} "${text.slice(0, 20)}" is not ${what}.`);
    return text;
  };
  const code = must('code', /^[0-9A-Z]{5}$/, 'a procedure code of five characters');
  if (code === undefined) throw wrongUse(`${at}: there is no code.`);
  const on = must('on', /^\d{4}-\d\d-\d\d$/, 'a day as 2025-06-01') ?? otherwise.on;
  if (!isCalendarDate(on)) throw wrongUse(`${at}: "${on}" is not a day of the calendar.`);
  const units = Number(must('units', /^(?!0+(?:\.0*)?$)\d{1,6}(\.\d{1,3})?$/, 'a number above 0') ?? otherwise.units);
  const minutes = must('minutes', /^\d{1,4}$/, 'whole minutes');
  const zip = must('zip', /^\d{5}(-?\d{4})?$/, 'a ZIP code of five or nine digits');
  const locality = must('locality', /^\d{5}-\d\d$/, 'a locality as 12502-99');
  return {
    code,
    modifiers: modifiersOf(row, at),
    units,
    minutes: minutes === undefined ? otherwise.minutes : Number(minutes),
    on,
    placeOfService: must('pos', /^\d\d$/, 'a place of service of two digits') ?? otherwise.placeOfService,
    zip: zip ?? otherwise.zip,
    locality: locality !== undefined ? split(locality) : zip === undefined ? otherwise.locality : null,
    claim: row['claim'] ?? '',
  };
}

function modifiersOf(row: Row, at: string): readonly string[] {
  const cells = Object.entries(row).flatMap(([name, cell]) =>
    name.startsWith('mod') ? cell.split(/[\s,;:|/-]+/) : [],
  );
  const modifiers = cells.filter((cell) => cell !== '');
  const wrong = modifiers.find((modifier) => !/^[0-9A-Z]{2}$/.test(modifier));
  if (wrong !== undefined) throw wrongUse(`${at}: "${wrong.slice(0, 20)}" is not a modifier of two characters.`);
  return modifiers;
}

const split = (locality: string): QuoteLine['locality'] => ({
  carrier: locality.slice(0, 5),
  locality: locality.slice(6),
});
