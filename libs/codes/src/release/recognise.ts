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
  const neighbours = surveyed.map(({ found }) => found).filter(({ year }) => year !== null);
  return surveyed.map((one) => ({ ...one, found: completed(one, neighbours, options) }));
}

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
  const hints = hintsIn(file.source);
  const neighbour = neighbours.find(({ month }) => month !== null) ?? neighbours[0];
  const year = found.year ?? hints.year ?? neighbour?.year ?? null;
  const begins =
    from ?? (year === null && format?.calendar === 'irregular' ? now().toISOString().slice(0, 10) : undefined);
  if (begins === undefined) return { ...found, year, month: found.month ?? hints.month ?? neighbour?.month ?? null };
  const month = Number(begins.slice(5, 7));
  const fiscal = format?.span === 'fiscal-year' && month >= 10 ? 1 : 0;
  return { ...found, year: Number(begins.slice(0, 4)) + fiscal, month };
}
