import { type Format, type Found, SILENT } from '../official/format.js';
import { FORMATS } from '../official/formats.js';
import { hintsIn } from './hints.js';
import type { LoadOptions } from './load-report.js';
import type { OfficialFile } from './official-file.js';
import { type Survey, survey } from './survey.js';

/** A file after its first reading: which layout it has, if any, and what it says of its release. */
export interface Surveyed {
  readonly file: OfficialFile;
  readonly survey: Survey;
  readonly format: Format | undefined;
  readonly found: Found;
}

/** Recognises the files of a bundle by content. What one leaves open, its name or its neighbours tell. Throws what reading throws. */
export async function recogniseAll(files: readonly OfficialFile[], options: LoadOptions): Promise<readonly Surveyed[]> {
  const surveyed: Surveyed[] = [];
  for (const file of files) surveyed.push(await recognised(file, options));
  const telling = surveyed.filter(({ found }) => found.year !== null);
  return surveyed.map((one) => {
    const neighbours = telling.filter((other) => isFiscal(other) === isFiscal(one)).map(({ found }) => found);
    return { ...one, found: completed(one, neighbours, options) };
  });
}

/** ICD-10 and MS-DRG count years from October: what they say of themselves helps no other file, nor another file them. */
const isFiscal = ({ format }: Surveyed): boolean => format?.span === 'fiscal-year';

async function recognised(file: OfficialFile, { kind }: LoadOptions): Promise<Surveyed> {
  const seen = await survey(file);
  if (seen.binary) return { file, survey: seen, format: undefined, found: SILENT };
  for (const format of FORMATS) {
    if (kind !== undefined && format.kind !== kind) continue;
    const found = format.recognise(seen.head);
    if (found !== null) return { file, survey: seen, format, found };
  }
  const forced = kind === undefined ? undefined : FORMATS.find((format) => format.kind === kind);
  return { file, survey: seen, format: forced, found: SILENT };
}

/** What the content leaves open: the name tells, else the neighbours in the same archive. An asked first day beats both; lists without a calendar begin on the day they are loaded. */
function completed({ file, format, found }: Surveyed, neighbours: readonly Found[], { from, now }: LoadOptions): Found {
  const hints = format?.span === 'fiscal-year' ? fiscalHints(file) : hintsOf(file);
  const neighbour = neighbours.find(({ month }) => month !== null) ?? neighbours[0];
  const year = found.year ?? hints.year ?? neighbour?.year ?? null;
  const begins =
    from ?? (year === null && format?.calendar === 'irregular' ? now().toISOString().slice(0, 10) : undefined);
  if (begins === undefined) return { ...found, year, month: found.month ?? hints.month ?? neighbour?.month ?? null };
  const month = Number(begins.slice(5, 7));
  const fiscal = format?.span === 'fiscal-year' && month >= 10 ? 1 : 0;
  return { ...found, year: Number(begins.slice(0, 4)) + fiscal, month };
}

/** A quarter that was unpacked still has its letter in the name of its folder; other folders are named by whoever made them. */
function hintsOf({ name, source, folder = '' }: OfficialFile): ReturnType<typeof hintsIn> {
  const hints = hintsIn(source);
  return hints.year === null && /^rvu\d\d[a-d]/i.test(folder) ? hintsIn(`${folder}/${name}`) : hints;
}

/** ICD-10 is updated within its year in these months; another one in the name of an archive is when it was put out. */
const UPDATES = [1, 4];

/** A fiscal year by its number, `icd10cm_order_2026.txt`, or an update of it by a calendar month, `icd10cm-order-April-2026.txt`. */
function fiscalHints({ name, source }: OfficialFile): ReturnType<typeof hintsIn> {
  const { year, month } = hintsIn(source);
  const own = hintsIn(name);
  if (own.year !== null && (own.month ?? 0) >= 10) return { year: own.year + 1, month: own.month };
  return { year, month: own.month ?? (UPDATES.includes(month ?? 0) ? month : null) };
}
