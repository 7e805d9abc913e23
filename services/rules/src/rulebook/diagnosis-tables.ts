import { z } from 'zod';
import { table } from './tables.js';

const Category = z.string().regex(/^[A-Z][0-9A-Z]{0,6}$/);
const Categories = z.array(Category).min(1);
const Rows = z.record(Category, Categories).transform((rows) => new Map(Object.entries(rows)));

const tables = table(
  'diagnoses',
  z.strictObject({ excludes1: Rows, manifestations: Categories, behind: Rows, needs: Rows, signs: Rows }),
);
const manifestations: ReadonlySet<string> = new Set(tables.manifestations);

/** Chapters of diseases, injuries and their causes within the body; signs (R), causes from without (V to Y) and Z are none. */
const ANY_DISEASE = [...'ABCDEFGHIJKLMNOPQSTU'];

/** What the Tabular List says of a diagnosis and others; each text is a category, and stands for all codes that begin with it. */
export interface DiagnosisNotes {
  /** By an Excludes1 note never at once with it. */
  readonly excludes: readonly string[];
  readonly isManifestation: boolean;
  /** Of a manifestation: the diseases that can stand behind it. */
  readonly behind: readonly string[];
  /** One of these belongs on the claim with it. */
  readonly needs: readonly string[];
  /** Of a sign: the diseases that it belongs to as a rule. */
  readonly signOf: readonly string[];
}

/** The notes on a diagnosis, undotted. */
export function notesOn(code: string): DiagnosisNotes {
  const categories = Array.from(code, (_, at) => code.slice(0, at + 1));
  const of = (rows: ReadonlyMap<string, readonly string[]>): readonly string[] =>
    categories.flatMap((category) => rows.get(category) ?? []);
  const isManifestation = categories.some((category) => manifestations.has(category));
  const behind = of(tables.behind);
  return {
    excludes: of(tables.excludes1),
    isManifestation,
    behind: isManifestation && behind.length === 0 ? ANY_DISEASE : behind,
    needs: of(tables.needs),
    signOf: of(tables.signs),
  };
}
