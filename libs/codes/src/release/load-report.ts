import type { CalendarDate } from '@chargeline/kernel';
import type { Kind } from '../official/format.js';
import type { Notes, RowNote } from '../official/notes.js';
import type { Surveyed } from './recognise.js';
import type { Release } from './release.js';

export interface LoadOptions {
  /** Reads and checks all of it, and changes nothing. */
  readonly dryRun?: boolean;
  /** Says what a file is where its content leaves it open. */
  readonly kind?: Kind;
  /** The first day the release is for, where neither content nor name tells, or where it is another. */
  readonly from?: CalendarDate;
  /** Takes a file with fewer rows than a whole release has. */
  readonly partial?: boolean;
  readonly now: () => Date;
  /** Told while a file is read. */
  readonly progress?: (source: string, bytes: number, of: number) => void;
}

/** What became of one file. */
export interface LoadReport {
  readonly source: string;
  /** `already`: the same file was loaded before. `unknown`: no layout fits; `twin`: another file of the bundle has the same. */
  readonly outcome: 'loaded' | 'checked' | 'already' | 'refused' | 'unknown' | 'twin';
  readonly kind: Kind | null;
  readonly title: string | null;
  readonly release: Release | null;
  readonly rows: number;
  /** What people must know: why it was refused, that it is a selection. */
  readonly says: readonly string[];
  readonly repairs: number;
  readonly repaired: readonly RowNote[];
  readonly refusals: number;
  readonly refused: readonly RowNote[];
}

/** The report of a file of which nothing is kept. */
export const nothingOf = (
  { file, format }: Pick<Surveyed, 'file' | 'format'>,
  outcome: LoadReport['outcome'],
  says: readonly string[],
): LoadReport => ({
  source: file.source,
  outcome,
  kind: format?.kind ?? null,
  title: format?.title ?? null,
  release: null,
  rows: 0,
  says,
  repairs: 0,
  repaired: [],
  refusals: 0,
  refused: [],
});

/** What was noted while a file was read, as its report says it. */
export const notesOf = ({ repairs, repaired, refusals, refused }: Notes) => ({ repairs, repaired, refusals, refused });
