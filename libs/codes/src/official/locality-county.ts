import { Cells } from './cells.js';
import { type Format, type Found, type Head, type Kept, SILENT } from './format.js';
import type { Column } from './heading.js';
import { lines } from './lines.js';
import type { Notes } from './notes.js';
import { isBlankLine } from './records.js';
import { beginningOf, delimiterAt, type Layout, tableRows, yearIn } from './table-rows.js';

const COLUMNS: readonly Column[] = [
  { name: 'Contractor', heading: /^(MEDICAREADMINI?STRATIVECONTRACTOR|MAC|CONTRACTOR|CARRIER)/ },
  { name: 'Locality Number', heading: /^LOCALITY(NUMBER|NO)?$/ },
  { name: 'State', heading: /^STATE$/ },
  { name: 'Fee Schedule Area', heading: /^FEESCHEDULEAREA$/ },
  { name: 'Counties', heading: /^COUNT(IES|Y)$/ },
];

const HEADING = /LOCALITY.*FEESCHEDULEAREA.*COUNT(IES|Y)/;

const isHeading = (headings: readonly string[]): boolean =>
  [1, 3, 4].every((column) => headings.some((text) => COLUMNS[column]!.heading.test(text)));

const layout: Layout = (headings) => (isHeading(headings) ? COLUMNS : undefined);

/** A row of the text form; the first one tells where state, area and counties stand in all of them. */
const FIXED = /^( {0,8})(\d{5})( +)(\d\d)( +)(\S.*?)( {2,})(\S.*?)( {2,})(\S.*)$/;
/** Below it, a row has no state, or nothing but more counties far to the right; titles and footnotes stand at the left. */
const FIXED_ROW = /^ {0,8}\d/;
const MORE_COUNTIES = /^ {40,}\S/;

/** No first row comes near: its state is Alabama, and it has all counties. */
const LONGEST = 1_000;

interface Places {
  readonly state: number;
  readonly area: number;
  readonly counties: number;
}

function placesIn(line: string): Places | undefined {
  const match = line.length > LONGEST ? null : FIXED.exec(line);
  if (match === null) return undefined;
  const from = (group: number): number => match.slice(1, group).join('').length;
  return { state: from(6), area: from(8), counties: from(10) };
}

const fixedPlaces = ({ lines: all }: Head): Places | undefined =>
  placesIn(all.find((line) => FIXED_ROW.test(line)) ?? '');

async function* fixedRows(text: AsyncIterable<string>, places: Places, notes: Notes): AsyncGenerator<Cells> {
  let begun = false;
  for await (const { row, line } of lines(text, notes)) {
    begun ||= FIXED_ROW.test(line);
    if (!begun || isBlankLine(line) || !(FIXED_ROW.test(line) || MORE_COUNTIES.test(line))) continue;
    const [carrier = '', locality = ''] = line.slice(0, places.state).trim().split(/ +/);
    const cells = {
      Contractor: carrier,
      'Locality Number': locality,
      State: line.slice(places.state, places.area),
      'Fee Schedule Area': line.slice(places.area, places.counties),
      Counties: line.slice(places.counties),
    };
    const outside = [places.state, places.area, places.counties].some((at) => (line[at - 1] ?? ' ') !== ' ');
    const read = new Cells(row, cells, notes);
    if (outside) read.refuse('row', 'is not in the columns of the rows above');
    yield read;
  }
}

/** The name of the file, `26LOCCO.csv`, is renewed every year; its title has been left as it was for years. */
function yearOf(head: Head): { readonly named: number | null; readonly titled: number | null } | null {
  const [, digits] = /(?<!\d)(\d\d)LOCCO/i.exec(head.name) ?? [];
  const named = digits === undefined ? null : Number(`20${digits}`);
  if (fixedPlaces(head) !== undefined) {
    const year = /^COUNTIES\b.*?\b(20\d\d)\b/im.exec(head.text)?.[1];
    return { named, titled: year === undefined ? null : Number(year) };
  }
  const begin = beginningOf(head, delimiterAt(head, HEADING), layout);
  return begin === undefined ? null : { named, titled: yearIn(begin) };
}

function recognise(head: Head): Found | null {
  const year = yearOf(head);
  return year === null ? null : { ...SILENT, year: year.named ?? year.titled };
}

/** A name without the asterisks of its footnotes. */
const plainName = (text: string): string => text.replaceAll('*', '').replaceAll(/\s+/g, ' ').trim();

/** The state stands in its first row alone, a long list of counties may go on in the next row, and a locality may come twice. */
async function* read(text: AsyncIterable<string>, head: Head, notes: Notes): AsyncGenerator<Kept> {
  const localities = new Map<string, Kept>();
  let state = '';
  let last = '';
  const places = fixedPlaces(head);
  const { named = null, titled = null } = yearOf(head) ?? {};
  if (named !== null && titled !== null && named !== titled)
    notes.repair(0, '', `the title says ${titled}, the name of the file ${named}: that is its year`);
  for await (const cells of places === undefined
    ? tableRows(text, delimiterAt(head, HEADING), layout, notes)
    : fixedRows(text, places, notes)) {
    const counties = plainName(cells.text('Counties'));
    const goesOn = ['Contractor', 'Locality Number', 'Fee Schedule Area'].every((column) => cells.text(column) === '');
    if (!goesOn) {
      const carrier = cells.carrier('Contractor');
      const locality = cells.locality('Locality Number');
      last = cells.key = `${carrier}-${locality}`;
      state = plainName(cells.text('State')) || state;
      const area = plainName(cells.text('Fee Schedule Area'));
      if (state === '' || area === '' || counties === '') cells.refuse('row', 'names no state, area or counties');
      if (!localities.has(last)) localities.set(last, { carrier, locality, state, area, counties: '' });
    }
    const there = localities.get(last);
    if (there === undefined) cells.refuse('row', 'goes on with counties, and no locality is above it');
    if (cells.refused) continue;
    localities.set(last, { ...there, counties: joined(String(there!['counties']), counties) });
  }
  yield* localities.values();
}

/** Lists of counties are joined where one is not already the end of the other. */
const joined = (list: string, counties: string): string =>
  list === '' || counties === '' || list.endsWith(counties)
    ? list || counties
    : `${list.replace(/[,;]$/, '')}, ${counties}`;

/** The counties of each payment locality (CMS, `LOCCO` of the RVU releases). */
export const localityCounty: Format = {
  kind: 'locality-county',
  title: 'counties by locality',
  publisher: 'CMS, PFS Relative Value Files',
  table: {
    columns: { carrier: 'text', locality: 'text', state: 'text', area: 'text', counties: 'text' },
    key: ['carrier', 'locality'],
    search: ['state', 'area', 'counties'],
  },
  recognise,
  read,
  band: [85, 140],
  knownKeys: ['12502-99', '13202-01', '02102-01'],
  span: 'until-replaced',
  reach: 'year',
  calendar: 'yearly-january',
};
