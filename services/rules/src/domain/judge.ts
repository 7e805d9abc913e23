import type { Finding } from '@chargeline/contracts';
import { brokenBy } from './broken.js';
import type { ClaimDocument } from './claim-document.js';
import { ClaimView } from './claim-view.js';
import { LineRules } from './line-rules.js';
import type { Broken, Rule } from './rule.js';

/** What the rules say of a claim. It is rejected when at least one finding rejects. */
export interface Verdict {
  readonly rejected: boolean;
  readonly findings: readonly Finding[];
}

const ofLines = new WeakMap<readonly Rule[], LineRules>();

/** Every rule gets its say; the order of the findings is the order of the rulebook. */
export function judge(document: ClaimDocument, rulebook: readonly Rule[]): Verdict {
  const view = new ClaimView(document);
  const inLines = brokenInLines(view, rulebook);
  const findings: Finding[] = [];
  for (const rule of rulebook) {
    const broken = rule.scope === 'line' ? inLines.get(rule) : brokenBy(rule, view);
    for (const line of broken ?? []) findings.push(findingOf(rule, line));
  }
  return { rejected: findings.some(({ severity }) => severity === 'reject'), findings };
}

function brokenInLines(view: ClaimView, rulebook: readonly Rule[]): ReadonlyMap<Rule, Broken> {
  let rules = ofLines.get(rulebook);
  if (rules === undefined) ofLines.set(rulebook, (rules = new LineRules(rulebook)));
  const broken = new Map<Rule, number[]>();
  const values: unknown[] = [view.document.encounter, view];
  for (const line of view.lines) {
    values[2] = line;
    for (const rule of rules.of(line, view)) {
      if (!rule.holds(values)) continue;
      const lines = broken.get(rule);
      if (lines === undefined) broken.set(rule, [line.line.line]);
      else lines.push(line.line.line);
    }
  }
  return broken;
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
