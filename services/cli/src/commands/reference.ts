import type { Kind, LoadReport, Release, RowNote } from '@chargeline/codes/reference';
import { type Command, Option } from 'commander';
import { EXIT, wrongUse } from '../exit.js';
import { referenceFolderOf } from '../line/home.js';
import { calendarDate, wholeNumber } from '../option.js';
import { report } from '../output.js';
import { progress } from '../progress.js';
import { kindOption } from '../reference/kind-option.js';
import { loadProgress } from '../reference/load-progress.js';
import { releaseNamed } from '../reference/release-named.js';
import { table } from '../table.js';

const noteRow = ({ row, key, what }: RowNote): readonly string[] => [row === 0 ? '' : String(row), key, what];

function notesText(word: string, count: number, notes: readonly RowNote[]): readonly string[] {
  if (count === 0) return [];
  const more = count > notes.length ? [`  and ${count - notes.length} more`] : [];
  return [`  ${count} ${word}`, table(['row', 'key', 'what'], notes.map(noteRow)), ...more];
}

function reportText({ source, outcome, title, release, rows, says, ...notes }: LoadReport): string {
  const what =
    title === null
      ? ''
      : `: ${title}${release === null ? '' : ` ${release.id}, ${release.from} to ${release.to}`}, ${rows} rows`;
  return [
    `${outcome.padEnd(8)} ${source}${what}`,
    ...says.map((sentence) => `  ${sentence}`),
    ...notesText('repaired', notes.repairs, notes.repaired),
    ...notesText('refused', notes.refusals, notes.refused),
  ].join('\n');
}

const releaseRow = ({ kind, id, from, to, rows, partial, source, loadedAt, sha256 }: Release): readonly string[] => [
  kind,
  id,
  from,
  to,
  rows === 0 ? '' : String(rows),
  partial ? 'selection' : 'whole',
  source,
  loadedAt?.slice(0, 19) ?? 'shipped',
  sha256?.slice(0, 12) ?? '',
];

export function referenceCommand(program: Command): void {
  const reference = program
    .command('reference')
    .description('official code sets and fee schedules: load them, see what is loaded, compare, check');

  reference
    .command('load')
    .argument('<path...>', 'files as CMS publishes them, zip archives or folders of them')
    .description('recognises, checks and loads official files; ends with 1 when one is refused or none is known')
    .option('--dry-run', 'read and check, and change nothing')
    .addOption(kindOption('what the files are, where their content leaves it open'))
    .option('--from <date>', 'the first day they are for, where neither content nor name tells', calendarDate)
    .option('--partial', 'take a selection of a release')
    .addHelpText('after', '\nExample:\n  chargeline reference load rvu26a.zip GPCI2026.csv')
    .action(
      async (
        paths: readonly string[],
        {
          dryRun = false,
          kind,
          from,
          partial = false,
        }: { dryRun?: boolean; kind?: Kind; from?: string; partial?: boolean },
        command: Command,
      ) => {
        const { loadReference } = await import('@chargeline/codes/reference');
        const reports = await loadReference(referenceFolderOf(process.env), paths, {
          dryRun,
          partial,
          ...(kind === undefined ? {} : { kind }),
          ...(from === undefined ? {} : { from }),
          now: () => new Date(),
          progress: loadProgress(progress('read, in MB:')),
        }).catch((error: unknown) => {
          throw isMissing(error) ? wrongUse(`${(error as NodeJS.ErrnoException).path} is not there.`) : error;
        });
        report(command, { files: reports }, () => reports.map(reportText).join('\n'));
        const good = reports.some(({ outcome }) => ['loaded', 'checked', 'already'].includes(outcome));
        if (!good || reports.some(({ outcome }) => outcome === 'refused')) process.exitCode = EXIT.notOk;
      },
    );

  reference
    .command('list')
    .description('every release that look-ups can use: kind, days, rows, where it came from')
    .addHelpText('after', '\nExample:\n  chargeline reference list --json')
    .action(async (_: unknown, command: Command) => {
      const { releasesInUse } = await import('@chargeline/codes/reference');
      const releases = releasesInUse();
      report(command, { folder: referenceFolderOf(process.env), releases }, () =>
        table(['kind', 'release', 'from', 'to', 'rows', 'is', 'source', 'loaded', 'sha256'], releases.map(releaseRow)),
      );
    });

  reference
    .command('verify')
    .description('opens every loaded release and counts its rows; ends with 1 when one is not whole')
    .addHelpText('after', '\nExample:\n  chargeline reference verify')
    .action(async (_: unknown, command: Command) => {
      const { releasesInUse, verifyReleases } = await import('@chargeline/codes/reference');
      const verified = verifyReleases(referenceFolderOf(process.env), releasesInUse());
      report(command, { releases: verified }, () =>
        verified.length === 0
          ? 'nothing is loaded; the shipped selections are part of the program'
          : table(
              ['kind', 'release', 'rows', 'is'],
              verified.map(({ release, fault }) => [release.kind, release.id, String(release.rows), fault ?? 'well']),
            ),
      );
      if (verified.some(({ fault }) => fault !== null)) process.exitCode = EXIT.notOk;
    });

  reference
    .command('diff')
    .argument('<before>', 'a release as `list` names it; with several of that name, kind/release')
    .argument('<after>')
    .description('what was added, removed and changed between two releases of one kind')
    .addOption(new Option('--limit <rows>', 'how many rows of each to print').default(20).argParser(wholeNumber))
    .addHelpText('after', '\nExample:\n  chargeline reference diff pfs/2025-10 pfs/2026-01+3fa9c1d2')
    .action(async (before: string, after: string, { limit }: { limit: number }, command: Command) => {
      const { difference, releasesInUse } = await import('@chargeline/codes/reference');
      const named = (name: string): Release => releaseNamed(name, releasesInUse());
      const [one, other] = [named(before), named(after)];
      const { added, removed, changed, same } = difference(one, other);
      const compared = { before: identified(one), after: identified(other) };
      report(command, { ...compared, added, removed, changed, same }, () =>
        [
          `${described(one)} to ${described(other)}`,
          `${added.length} added, ${removed.length} removed, ${changed.length} changed, ${same} the same`,
          ...(added.length > 0 ? [`added    ${added.slice(0, limit).join(' ')}`] : []),
          ...(removed.length > 0 ? [`removed  ${removed.slice(0, limit).join(' ')}`] : []),
          ...changed.slice(0, limit).map(
            ({ key, columns }) =>
              `changed  ${key}: ${Object.entries(columns)
                .map(([column, { was, is }]) => `${column} ${was} -> ${is}`)
                .join(', ')}`,
          ),
        ].join('\n'),
      );
    });

  reference
    .command('freshness')
    .description("what is overdue against CMS's calendar; ends with 1 when something is")
    .option('--on <date>', 'instead of today', calendarDate)
    .addHelpText('after', '\nExample:\n  chargeline reference freshness --on 2027-01-15')
    .action(async ({ on }: { on?: string }, command: Command) => {
      const { freshness, releasesInUse } = await import('@chargeline/codes/reference');
      const today = on ?? new Date().toISOString().slice(0, 10);
      const kinds = freshness(releasesInUse(), today);
      report(command, { today, kinds }, () =>
        table(
          ['kind', 'newest', 'due since', 'is'],
          kinds.map(({ kind, newest, due, state }) => [kind, newest ?? '', due ?? '', state]),
        ),
      );
      if (kinds.some(({ state }) => state === 'overdue')) process.exitCode = EXIT.notOk;
    });
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const identified = ({ kind, id, rows, partial }: Release): object => ({ kind, id, rows, partial });

/** A selection is named as one: what it lacks is not what its release lacks. */
const described = ({ kind, id, rows, partial }: Release): string =>
  `${kind} ${id} (${partial ? 'a selection of ' : ''}${rows} rows)`;
