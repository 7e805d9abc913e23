import type { Format } from '../official/format.js';
import type { Notes } from '../official/notes.js';
import type { Release } from './release.js';
import type { ReleaseWriter } from './release-file.js';

/** A selection is far smaller than a release; what lies between them is a file that was cut off. */
const SELECTION = 5;
/** CMS adds codes from release to release: one with fewer rows than this share of the one before was more likely cut off. */
const SHRUNK = 0.9;

/** What the checks of a whole file ask beside its rows. */
export interface Asked {
  readonly endsWithLine: boolean;
  /** Somebody said that it is a selection. */
  readonly partial: boolean;
  /** The whole release that came before it, if one is here. */
  readonly before: Release | undefined;
}

/** Checks the number of rows and the keys that every release has; refusals go to `notes`. */
export function checkWhole(
  { band: [least, most], knownKeys, table }: Format,
  writer: Pick<ReleaseWriter, 'rows' | 'has'>,
  notes: Notes,
  { endsWithLine, partial, before }: Asked,
): { readonly selection: boolean; readonly says: readonly string[] } {
  const { rows } = writer;
  if (notes.refusals > 0) return { selection: false, says: [] };
  if (rows === 0) notes.refuse(0, '', 'it has no rows');
  if (rows > most) notes.refuse(0, '', `it has ${rows} rows, a whole release at most ${most}`);
  const asSelection = partial || (rows < least / SELECTION && endsWithLine);
  if (!asSelection && rows < least)
    notes.refuse(
      0,
      '',
      `it has ${rows} rows, a whole release at least ${least}: it was cut off, or is a selection (then say --partial)`,
    );
  if (!asSelection && rows >= least)
    for (const key of knownKeys.filter((one) => !writer.has(...partsOf(one, table.key.length))))
      notes.refuse(0, key, 'is not there, and every whole release has it');
  const selection = asSelection && rows < least;
  if (selection) return { selection, says: [`a selection: ${rows} rows, a whole release has ${least} to ${most}`] };
  if (partial || before === undefined || rows >= before.rows * SHRUNK) return { selection, says: [] };
  const fewer = `it has ${rows} rows, the release before it (${before.id}) ${before.rows}`;
  if (endsWithLine) return { selection, says: [`${fewer}: see that the file is whole`] };
  notes.refuse(0, '', `${fewer}, and its last line has no end: it was cut off (else say --partial)`);
  return { selection, says: [] };
}

function partsOf(key: string, parts: number): readonly string[] {
  return parts === 1 ? [key] : key.split('-');
}
