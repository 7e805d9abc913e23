import type { Finding } from '@chargeline/contracts';
import type { ClaimDocument } from '../domain/claim-document.js';
import { ClaimView } from '../domain/claim-view.js';
import { verdictOn } from '../domain/decision.js';
import type { Verdict } from '../domain/judge.js';
import type { Rule } from '../domain/rule.js';
import { type FieldValue, valuesIn } from './condition-values.js';
import { type Look, looksOf, type Unasked, unaskedBy } from './looks.js';
import { type ReleasesUsed, releasesUsed } from './releases-used.js';

/** A finding, and why: what its rule's condition asks, and what the fields were that it asks of. */
export interface ExplainedFinding extends Finding {
  readonly title: string;
  readonly when: string;
  readonly values: readonly FieldValue[];
}

export interface Explanation {
  readonly outcome: Verdict['outcome'];
  /** The reference releases that speak for the claim's days. */
  readonly releases: ReleasesUsed;
  readonly findings: readonly ExplainedFinding[];
  /** The rules that were asked, and of which lines; null stands for the claim as a whole. */
  readonly looked: readonly { readonly rule: string; readonly lines: readonly (number | null)[] }[];
  /** The rules that were not asked, by what kept them from it. */
  readonly unasked: readonly { readonly because: Unasked; readonly rules: readonly string[] }[];
}

/**
 * What `verdictOn` says of a claim, and how it came to it: which rules looked, which fired and why, which were not asked
 * and why not.
 */
export function explain(document: ClaimDocument, rulebook: readonly Rule[]): Explanation {
  const view = new ClaimView(document);
  const { outcome, findings } = verdictOn(document, rulebook);
  const seen = rulebook.map((rule) => ({ rule, looks: looksOf(rule, view) }));
  const asked = seen.filter(({ looks }) => unaskedBy(looks) === null);
  const kept = seen.filter(({ looks }) => unaskedBy(looks) !== null);
  const byId = new Map(seen.map((one) => [one.rule.id, one]));
  return {
    outcome,
    releases: releasesUsed(view),
    findings: findings.map((finding) => explained(finding, byId.get(finding.rule)!)),
    looked: asked.map(({ rule, looks }) => ({ rule: rule.id, lines: linesOf(looks) })),
    unasked: [...Map.groupBy(kept, ({ looks }) => unaskedBy(looks)!)].map(([because, rules]) => {
      return { because, rules: rules.map(({ rule }) => rule.id) };
    }),
  };
}

const linesOf = (looks: readonly Look[]): readonly (number | null)[] => [
  ...new Set(looks.filter(({ unasked }) => unasked === null).map(({ line }) => line)),
];

function explained(
  finding: Finding,
  { rule, looks }: { readonly rule: Rule; readonly looks: readonly Look[] },
): ExplainedFinding {
  const { title, when, scope } = rule;
  const look = looks.find(({ line, breaks }) => breaks && Object.is(line, finding.line));
  return { ...finding, title, when, values: look === undefined ? [] : valuesIn(when, scope, look.values) };
}
