import { type Format, type Found, type Head, type Kept, SILENT } from './format.js';
import type { Column } from './heading.js';
import type { Notes } from './notes.js';
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

function recognise(head: Head): Found | null {
  const begin = beginningOf(head, delimiterAt(head, HEADING), layout);
  return begin === undefined ? null : { ...SILENT, year: yearIn(begin) };
}

/** A name without the asterisks of its footnotes. */
const plainName = (text: string): string => text.replaceAll('*', '').replaceAll(/\s+/g, ' ').trim();

/** The state stands in its first row alone, a long list of counties may go on in the next row, and a locality may come twice. */
async function* read(text: AsyncIterable<string>, head: Head, notes: Notes): AsyncGenerator<Kept> {
  const localities = new Map<string, Kept>();
  let state = '';
  let last = '';
  for await (const cells of tableRows(text, delimiterAt(head, HEADING), layout, notes)) {
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
