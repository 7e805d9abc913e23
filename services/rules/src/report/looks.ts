import type { ClaimView, LineView } from '../domain/claim-view.js';
import type { Rule } from '../domain/rule.js';
import { compileCondition } from '../language/compile.js';

/** Why a rule was not asked, in the words that a person reads. A rule is told by the last of these that it met. */
export const UNASKED = {
  'nothing-there': 'the claim has no line, or no diagnosis, of which it could be asked',
  'not-in-force': 'it is not in force on the day of service',
  'other-payer': 'it is for other payers',
  'other-people': 'it is about other providers, or other patients',
  'other-line': 'it is for other kinds of lines, or other places of service',
  'other-codes':
    'what is known of a line or diagnosis at once rules it out: code, units, days, place, modifiers, what stands beside it',
} as const;
export type Unasked = keyof typeof UNASKED;

/** How a rule looked at one part of a claim: the claim itself, a line, or a diagnosis. */
export interface Look {
  /** The line, and its number; null stands for the claim as a whole. */
  readonly of: LineView | null;
  readonly line: number | null;
  /** What kept it from being asked; null where it was. */
  readonly unasked: Unasked | null;
  readonly breaks: boolean;
  /** Those of the names of its scope. */
  readonly values: readonly unknown[];
}

interface Part {
  readonly line: LineView | null;
  readonly day: string;
  readonly values: readonly unknown[];
}

/**
 * Each part of a claim of which a rule of a scope is asked: a diagnosis once for each line that points to it, else for
 * the claim.
 */
function partsOf(scope: Rule['scope'], view: ClaimView): readonly Part[] {
  const { encounter } = view.document;
  if (scope === 'claim') return [{ line: null, day: view.firstDay, values: [encounter, view] }];
  if (scope === 'line')
    return view.lines.map((line) => ({ line, day: line.line.serviceFrom, values: [encounter, view, line] }));
  const loose = view.loose.map((diagnosis): Part => {
    return { line: null, day: view.firstDay, values: [encounter, view, null, diagnosis] };
  });
  const pointedTo = view.lines.flatMap((line) =>
    line.diagnoses.map((diagnosis) => {
      return { line, day: line.line.serviceFrom, values: [encounter, view, line, diagnosis] };
    }),
  );
  return [...loose, ...pointedTo];
}

const demands = new WeakMap<Rule, readonly Rule['holds'][]>();

function demandsOf(rule: Rule): readonly Rule['holds'][] {
  const known =
    demands.get(rule) ?? [rule.concerns, rule.concernsDays].filter((one) => one !== null).map(compileCondition);
  demands.set(rule, known);
  return known;
}

function unaskedOf(rule: Rule, view: ClaimView, { line, day, values }: Part): Unasked | null {
  if (!rule.isInForce(day)) return 'not-in-force';
  if (!rule.isForClaim(view) || !rule.concernsPayer(values)) return 'other-payer';
  if (line !== null && !rule.isForLine(line)) return 'other-line';
  if (demandsOf(rule).every((holds) => holds(values))) return null;
  if (rule.scope !== 'claim') return 'other-codes';
  return rule.rest === null ? null : 'other-people';
}

/** How a rule looked at a claim, part by part: what `judge` does, told instead of done fast. */
export function looksOf(rule: Rule, view: ClaimView): readonly Look[] {
  return partsOf(rule.scope, view).map((part) => {
    const { values } = part;
    const unasked = unaskedOf(rule, view, part);
    const breaks = unasked === null && rule.holds(values);
    return { of: part.line, line: part.line?.line.line ?? null, unasked, breaks, values };
  });
}

const ORDER = Object.keys(UNASKED);

/**
 * What kept a rule from being asked of any part, by the part for which it came furthest; null where it was asked of
 * one.
 */
export function unaskedBy(looks: readonly Look[]): Unasked | null {
  let furthest: Unasked = 'nothing-there';
  for (const { unasked } of looks) {
    if (unasked === null) return null;
    if (ORDER.indexOf(unasked) > ORDER.indexOf(furthest)) furthest = unasked;
  }
  return furthest;
}
