import { CODE_KINDS, type CodeKind, rangesOf } from './code-range.js';
import { lazily, oneOf, readTable } from './table.js';

/** The ages a code is for, in full years, both ends included. */
export interface AgeBand {
  readonly band: string;
  readonly fromYears: number;
  readonly toYears: number;
}

const TABLE = 'age-conflicts';

const rules = lazily(() =>
  rangesOf(
    readTable(TABLE, ['kind', 'first', 'last', 'from_years', 'to_years', 'band']).map((row) => ({
      ...row,
      kind: oneOf(TABLE, row.kind, CODE_KINDS),
      fromYears: Number(row.from_years),
      toYears: Number(row.to_years),
    })),
  ),
);

/**
 * The ages a code is for when the patient's lies outside (Medicare Code Editor, age conflict; for visits the age in the
 * code's own definition); undefined without conflict. `ageYears` is the age in full years on the day of service.
 */
export function ageConflict(kind: CodeKind, code: string, ageYears: number): AgeBand | undefined {
  return agesFor(kind, code).find((band) => ageYears < band.fromYears || ageYears > band.toYears);
}

/** The ages that a code is for; none where it is for all. */
export const agesFor = (kind: CodeKind, code: string): readonly AgeBand[] =>
  rules()(kind, code).map(({ band, fromYears, toYears }) => ({ band, fromYears, toYears }));
