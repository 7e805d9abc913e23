import { procedureSystem, undotted } from './code-shape.js';

export const CODE_KINDS = ['diagnosis', 'procedure'] as const;

/** Which list a code is from: `J1100` can be read as a diagnosis and as a drug. */
export type CodeKind = (typeof CODE_KINDS)[number];

/** Diagnoses from one prefix to another of the same length, or procedures from one code to another; both ends start with the same character. */
export interface CodeRange {
  readonly kind: CodeKind;
  readonly first: string;
  readonly last: string;
}

/**
 * The ranges that a code lies in, found by its first character. A diagnosis is compared by its leading characters, a
 * procedure as a whole and within its own series (digits only, digits and F, a letter and digits, …).
 */
export function rangesOf<Range extends CodeRange>(
  ranges: readonly Range[],
): (kind: CodeKind, code: string) => readonly Range[] {
  const byStart = Map.groupBy(ranges, ({ kind, first }) => kind + first.charAt(0));
  return (kind, code) => {
    const candidates = byStart.get(kind + code.charAt(0)) ?? [];
    return kind === 'diagnosis' ? withPrefix(candidates, undotted(code)) : withCode(candidates, code);
  };
}

function withPrefix<Range extends CodeRange>(ranges: readonly Range[], code: string): readonly Range[] {
  return ranges.filter(({ first, last }) => {
    const prefix = code.slice(0, first.length);
    return prefix.length === first.length && first <= prefix && prefix <= last;
  });
}

function withCode<Range extends CodeRange>(ranges: readonly Range[], code: string): readonly Range[] {
  return ranges.filter(({ first, last }) => first <= code && code <= last && seriesOf(code) === seriesOf(first));
}

const seriesOf = (code: string): string | undefined =>
  procedureSystem(code) === undefined ? undefined : code.replaceAll(/\d/g, '0');
