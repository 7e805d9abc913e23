import { type Found, type Format, type Said } from '../official/format.js';
import { Notes } from '../official/notes.js';
import { type LoadOptions, type LoadReport, nothingOf, notesOf } from './load-report.js';
import { isFullOfStrangers, type LocalityCounts, unknownLocalities } from './locality-check.js';
import { archivesIn, type Bundle, openBundle } from './official-file.js';
import { recogniseAll, type Surveyed } from './recognise.js';
import { type Release, releasesFor } from './release.js';
import { ReleaseWriter } from './release-file.js';
import { Shelf } from './shelf.js';
import { openShipped, SHIPPED_RELEASES } from './shipped.js';
import { spanOf } from './span.js';
import { textOf } from './survey.js';
import { checkWhole } from './whole-check.js';

export type { LoadOptions, LoadReport } from './load-report.js';

/**
 * Loads official files, folders and archives into a reference folder. All releases of one call are put in force at once
 * and whole at its end, or not at all. Throws CHL_CODES_ARCHIVE for an archive that cannot be read, CHL_CODES_BUSY when
 * another load does not end; for content it never throws but reports.
 */
export async function loadReference(
  folder: string,
  paths: readonly string[],
  options: LoadOptions,
): Promise<readonly LoadReport[]> {
  const reports: LoadReport[] = [];
  const shelf = options.dryRun === true ? Shelf.trial(folder) : await Shelf.open(folder);
  try {
    for (const path of paths)
      for (const one of [path, ...(await archivesIn(path))]) {
        const bundle = await openBundle(one);
        try {
          reports.push(...(await loadBundle(shelf, bundle, options)));
        } finally {
          bundle.close();
        }
      }
    shelf.putInForce();
  } finally {
    shelf.close();
  }
  return reports;
}

async function loadBundle(shelf: Shelf, { files }: Bundle, options: LoadOptions): Promise<readonly LoadReport[]> {
  const reports: LoadReport[] = [];
  const taken = new Set<string>();
  for (const one of inOrder(await recogniseAll(files, options))) {
    const report = await loadFile(shelf, one, taken, options);
    if (report.release !== null) taken.add(identityOf(report.release));
    reports.push(report);
  }
  return reports;
}

/** `CMS-1849-CN Table 5.txt`: a table as a correction notice prints it, beside that of the rule. */
const CORRECTED = /(^|[^a-z])(CN\d?|correct(ed|ion))([^a-z]|$)/i;

/** Of two files with one release the first is taken: a corrected one, then one that prints its day of release, then a sheet. */
function inOrder(files: readonly Surveyed[]): readonly Surveyed[] {
  const place = ({ file: { name }, format, found }: Surveyed): number => {
    if (format === undefined) return 8;
    return (CORRECTED.test(name) ? 0 : 4) + (found.released === null ? 2 : 0) + (/\.txt$/i.test(name) ? 1 : 0);
  };
  return files.toSorted((one, other) => place(one) - place(other));
}

async function loadFile(
  shelf: Shelf,
  one: Surveyed,
  taken: ReadonlySet<string>,
  options: LoadOptions,
): Promise<LoadReport> {
  const { survey: seen, format } = one;
  if (format === undefined) return nothingOf(one, 'unknown', [whyUnknown(one)]);
  const same = shelf.releases.find(({ kind, sha256 }) => kind === format.kind && sha256 === seen.sha256);
  if (same !== undefined && options.from === undefined && shelf.isSound(same))
    return { ...nothingOf(one, 'already', ['loaded before, unchanged']), release: same, rows: same.rows };

  const draft = shelf.newDraft();
  const notes = new Notes();
  const said: Said = { found: one.found, facts: {} };
  const writer = ReleaseWriter.open(draft, format.table);
  try {
    const localities = await keepRows(one, format, writer, notes, said, options);
    if (said.found.year === null) {
      notes.refuse(0, '', 'the year is neither in the file nor in its name: say --from');
      return { ...nothingOf(one, 'refused', []), rows: writer.rows, ...notesOf(notes) };
    }
    const release = describe(one, format, said, writer.rows, options);
    const { endsWithLine } = seen;
    const before = oneBefore(shelf.releases, release);
    const whole = checkWhole(format, writer, notes, { endsWithLine, partial: options.partial === true, before });
    const says = [...whole.says, ...strangers(shelf, format, said.found, localities, notes)];
    const report = { ...nothingOf(one, 'refused', says), rows: writer.rows, ...notesOf(notes) };
    if (taken.has(identityOf(release))) return nothingOf(one, 'twin', [twinSays(notes)]);
    if (notes.refusals > 0) return report;
    writer.finish().close();
    const kept = shelf.keep({ ...release, partial: whole.selection }, draft);
    return { ...report, outcome: options.dryRun === true ? 'checked' : 'loaded', release: kept };
  } finally {
    writer.abandon();
  }
}

function whyUnknown({ file: { name }, survey: { binary } }: Surveyed): string {
  if (!binary) return 'no official layout that Chargeline knows';
  if (/\.zip$/i.test(name)) return 'an archive within an archive: take it out and load it by itself';
  return /\.xlsx?$/i.test(name) ? 'a workbook: save its sheet as CSV, or load the text beside it' : 'not a text';
}

/** The release is here whole already: what is wrong with its twin is told, and refuses nothing. */
const twinSays = ({ refusals, refused: [first] }: Notes): string =>
  first === undefined
    ? 'another file of the archive has the same release'
    : `another file of the archive has the same release; of this one ${refusals} rows are not as they should be, first row ${first.row}: ${first.what}`;

/** Two files of one archive with one identity say the same in two layouts. */
const identityOf = ({ kind, name, variant, facts }: Release): string =>
  [kind, name, variant, facts['setting'], facts['part']].join(' ');

/** The newest whole release that began before or with this one, of the same kind, setting and part. */
const oneBefore = (releases: readonly Release[], { kind, variant, facts, from }: Release): Release | undefined =>
  releases
    .filter((other) => other.kind === kind && other.variant === variant && !other.partial && other.from <= from)
    .filter((other) => other.facts['setting'] === facts['setting'] && other.facts['part'] === facts['part'])
    .toSorted((one, other) => (one.from < other.from ? 1 : -1))[0];

async function keepRows(
  { file, survey: seen }: Surveyed,
  format: Format,
  writer: ReleaseWriter,
  notes: Notes,
  said: Said,
  { progress }: LoadOptions,
): Promise<LocalityCounts> {
  let read = 0;
  const localities = new Map<string, number>();
  const named = 'carrier' in format.table.columns && 'locality' in format.table.columns && format.kind !== 'gpci';
  const text = textOf(file, seen.encoding, (bytes) => {
    read += bytes;
    progress?.(file.source, read, file.bytes);
  });
  for await (const row of format.read(text, seen.head, notes, said)) {
    if (named) {
      const locality = `${row['carrier']}-${row['locality']}`;
      localities.set(locality, (localities.get(locality) ?? 0) + 1);
    }
    const added = writer.add(row);
    if (added === 'added') continue;
    const key = format.table.key.map((column) => row[column]).join('-');
    if (added === 'same') notes.repair(0, key, 'comes twice with the same content, kept once');
    else notes.refuse(0, key, 'comes twice with different content');
  }
  return localities;
}

/** Localities that the indices of the same year do not know are named; a file that is full of them is refused. */
function strangers(shelf: Shelf, format: Format, found: Found, seen: LocalityCounts, notes: Notes): readonly string[] {
  if (seen.size === 0) return [];
  const { from } = spanOf(format.span, found.year!, found.month);
  const known = [...SHIPPED_RELEASES, ...shelf.releases].filter(({ kind }) => kind === 'gpci');
  const [indices] = releasesFor(known, { on: from }, 'year');
  if (indices === undefined) return [];
  const table = indices.file === null ? openShipped(indices.kind, indices.name) : shelf.open(indices);
  const localities = new Set([...table.all()].map(({ carrier, locality }) => `${carrier}-${locality}`));
  table.close();
  const unknown = unknownLocalities(localities, seen);
  if (!isFullOfStrangers(unknown, seen)) return unknown.map(({ key, what }) => `${key} ${what}`);
  for (const { key, what } of unknown) notes.refuse(0, key, what);
  return [];
}

function describe(
  { file, survey: { sha256 } }: Surveyed,
  format: Format,
  { found, facts }: Said,
  rows: number,
  { from, now }: LoadOptions,
): Release {
  const span = spanOf(format.span, found.year!, found.month);
  const apart = [found.variant === 'qualifying' ? 'qp' : undefined, facts['setting'], facts['part']].filter(Boolean);
  const id = `${[span.name, ...apart].join('-')}+${sha256.slice(0, 8)}`;
  return {
    kind: format.kind,
    id,
    name: span.name,
    variant: found.variant,
    from: from ?? span.from,
    to: span.to,
    released: found.released,
    rows,
    partial: false,
    sha256,
    source: file.source,
    publisher: format.publisher,
    loadedAt: now().toISOString(),
    facts,
    file: `${format.kind}-${id}.db`,
  };
}
