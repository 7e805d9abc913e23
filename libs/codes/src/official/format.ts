import type { CalendarDate } from '@chargeline/kernel';
import type { Notes } from './notes.js';

/** What reference data there is. The names stand in catalogs and event headers: they never change. */
export const KINDS = [
  'icd10cm',
  'icd10pcs',
  'hcpcs',
  'pfs',
  'gpci',
  'ncci-ptp',
  'ncci-mue',
  'locality-county',
  'zip-locality',
  'opps-cap',
  'anesthesia-factor',
  'anesthesia-base',
  'ms-drg',
  'ccw',
  'hcc-mapping',
  'hcc-coefficients',
  'hcc-hierarchies',
  'hcc-eligible',
  'carc',
  'rarc',
  'place-of-service',
  'bill-type',
  'revenue-code',
] as const;
export type Kind = (typeof KINDS)[number];

/** How a kind is kept: its columns, those that find a row, and those that people search as text. */
export interface TableShape {
  readonly columns: Readonly<Record<string, 'text' | 'integer'>>;
  readonly key: readonly string[];
  readonly search?: readonly string[];
}

/** One row as it is kept. Amounts are whole numbers; a column without a value is empty or null. */
export type Kept = Readonly<Record<string, string | number | null>>;

/** The beginning of an official file: its base name, its first 64 KiB as text, and those in lines. */
export interface Head {
  readonly name: string;
  readonly text: string;
  readonly lines: readonly string[];
}

/** What the beginning of a file says of itself; null where it is silent, and the file's name or its neighbours are asked. */
export interface Found {
  /** The calendar (or, for ICD-10, fiscal) year. */
  readonly year: number | null;
  /** The first month that the release is for: 1, 4, 7 or 10 for quarters, another for releases between them. */
  readonly month: number | null;
  readonly released: CalendarDate | null;
  /** Two files of one release: the factors for qualifying APM participants and for all others (42 CFR 414.20, from 2026). */
  readonly variant: 'qualifying' | 'non-qualifying' | null;
}

export const SILENT: Found = { year: null, month: null, released: null, variant: null };

/** Rows as read so far: the reader may say more of the release than the beginning did (a factor, the newest date). */
export interface Said {
  found: Found;
  /**
   * Figures that hold for the release as a whole, such as the conversion factor in ten-thousandths of a dollar. `setting`
   * (whose edits they are) and `part` (which of several files of one release) keep releases of one name apart.
   */
  facts: Record<string, string | number>;
}

/** An official layout: how it is recognised by content, read row by row, and what a whole file must have. */
export interface Format {
  readonly kind: Kind;
  /** What people call it, for reports: `physician fee schedule (PPRRVU)`. */
  readonly title: string;
  /** Whose publication it is, for provenance. */
  readonly publisher: string;
  readonly table: TableShape;
  /** Null when the beginning is not of this layout. Looks at content; the name is no proof. */
  readonly recognise: (head: Head) => Found | null;
  /**
   * Reads the whole text, in pieces as they come. Yields the rows that can be kept; what it had to repair or to refuse it
   * tells `notes` by row number (counted from 1, as an editor does). Never throws for content.
   */
  readonly read: (text: AsyncIterable<string>, head: Head, notes: Notes, said: Said) => AsyncIterable<Kept>;
  /** How many rows a whole release has, both ends included. */
  readonly band: readonly [least: number, most: number];
  /** Keys that every whole release has, the parts joined by `-`. */
  readonly knownKeys: readonly string[];
  /** The days a release is for. */
  readonly span: 'calendar-year' | 'quarter-to-year-end' | 'quarter' | 'fiscal-year' | 'until-replaced';
  /** Days before the first loaded release: none are answered, those of its year, or all (rows carry their own days). */
  readonly reach: 'none' | 'year' | 'ever';
  /** How often CMS publishes; `freshness` tells from it what is overdue. */
  readonly calendar: 'yearly-january' | 'yearly-october' | 'quarterly' | 'irregular';
}
