import type { ClaimDocument } from '../domain/claim-document.js';
import { ClaimView } from '../domain/claim-view.js';
import { FUNCTIONS } from '../domain/questions.js';
import { NAMES } from '../domain/vocabulary.js';
import { check } from '../language/check.js';
import { compileValue } from '../language/compile.js';
import { mentions } from '../language/mentions.js';
import { parse } from '../language/parse.js';

export type FactsScope = 'claim' | 'line';

/** The values that conditions ask of a claim (`line` is null) or of one of its lines, by path; what is missing is null. */
export interface Facts {
  readonly line: number | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Takes out of claims all that some conditions of one scope ask of: for the claim once, or for each line. Throws ConditionFault. */
export function factsOf(
  scope: FactsScope,
  conditions: readonly string[],
): (document: ClaimDocument) => readonly Facts[] {
  const paths = [...new Set(conditions.flatMap((when) => mentions(parse(when))))];
  const readers = paths.map((path) => [path, compileValue(check(parse(path), NAMES[scope], FUNCTIONS))] as const);
  const read = (line: number | null, values: readonly unknown[]): Facts => ({
    line,
    values: Object.fromEntries(readers.map(([path, value]) => [path, value(values)])),
  });
  return (document) => {
    const view = new ClaimView(document);
    const values = [document.encounter, view];
    return scope === 'claim' ? [read(null, values)] : view.lines.map((line) => read(line.line.line, [...values, line]));
  };
}
