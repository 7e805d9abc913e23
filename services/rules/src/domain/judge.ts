import type { Finding } from '@chargeline/contracts';
import { brokenBy } from './broken.js';
import type { ClaimDocument } from './claim-document.js';
import { ClaimView } from './claim-view.js';
import type { Rule } from './rule.js';
import { WorthAsking } from './worth-asking.js';

/** What the rules say of a claim. It is rejected when at least one finding rejects. */
export interface Verdict {
  readonly rejected: boolean;
  readonly findings: readonly Finding[];
}

/** Every rule gets its say; the order of the findings is the order of the rulebook. */
export function judge(document: ClaimDocument, rulebook: readonly Rule[]): Verdict {
  const { ofClaims, ofLines, ofDiagnoses, places } = indexOf(rulebook);
  const view = new ClaimView(document);
  const broken: { readonly rule: Rule; readonly line: number | null }[] = [];
  for (const rule of ofClaims) for (const line of brokenBy(rule, view)) broken.push({ rule, line });
  const values: unknown[] = [document.encounter, view, null];
  const suspected = new Set<Rule>();
  for (const line of view.lines) {
    values[2] = line;
    const { modifiers } = line.line;
    for (const rule of ofLines.of(line.facts, values))
      if ((modifiers.length > 0 || !rule.needsModifier) && rule.holds(values))
        broken.push({ rule, line: line.line.line });
    for (const diagnosis of line.diagnoses)
      for (const rule of ofDiagnoses.of(diagnosis.facts, [document.encounter, view, line, diagnosis]))
        suspected.add(rule);
  }
  for (const diagnosis of view.loose)
    for (const rule of ofDiagnoses.of(diagnosis.facts, [document.encounter, view, null, diagnosis]))
      suspected.add(rule);
  for (const rule of suspected) for (const line of brokenBy(rule, view)) broken.push({ rule, line });
  const findings = broken
    .toSorted((one, other) => places.get(one.rule)! - places.get(other.rule)!)
    .map(({ rule, line }) => findingOf(rule, line));
  return { rejected: findings.some(({ severity }) => severity === 'reject'), findings };
}

interface Index {
  readonly ofClaims: readonly Rule[];
  readonly ofLines: WorthAsking;
  readonly ofDiagnoses: WorthAsking;
  readonly places: ReadonlyMap<Rule, number>;
}

const indices = new WeakMap<readonly Rule[], Index>();

function indexOf(rulebook: readonly Rule[]): Index {
  const before = indices.get(rulebook);
  if (before !== undefined) return before;
  const index: Index = {
    ofClaims: rulebook.filter(({ scope }) => scope === 'claim'),
    ofLines: new WorthAsking(rulebook, 'line'),
    ofDiagnoses: new WorthAsking(rulebook, 'diagnosis'),
    places: new Map(rulebook.map((rule, place) => [rule, place])),
  };
  indices.set(rulebook, index);
  return index;
}

const findingOf = ({ id, severity, because, carc, owner, source }: Rule, line: number | null): Finding => ({
  rule: id,
  severity,
  line,
  because,
  carc,
  owner,
  source,
});
