import { CODE_KINDS, type CodeKind, rangesOf } from './code-range.js';
import { lazily, oneOf, readTable } from './table.js';

/** Administrative sex as claims carry it (X12 DMG03). */
export type Sex = 'F' | 'M' | 'U';

const TABLE = 'sex-conflicts';

const rules = lazily(() =>
  rangesOf(
    readTable(TABLE, ['kind', 'first', 'last', 'sex']).map((row) => ({
      ...row,
      kind: oneOf(TABLE, row.kind, CODE_KINDS),
      sex: oneOf(TABLE, row.sex, ['F', 'M']),
    })),
  ),
);

/**
 * The sex a code is for when the patient's is the other (Medicare Code Editor, sex conflict); undefined without conflict.
 * Unknown sex conflicts with nothing. Payers waive the edit for modifier KX and condition code 45: that is the caller's to ask.
 */
export function sexConflict(kind: CodeKind, code: string, sex: Sex): 'F' | 'M' | undefined {
  if (sex === 'U') return undefined;
  return sexesFor(kind, code).find((one) => one !== sex);
}

/** The sexes that a code is for; none where it is for both. */
export const sexesFor = (kind: CodeKind, code: string): readonly ('F' | 'M')[] =>
  rules()(kind, code).map(({ sex }) => sex);
