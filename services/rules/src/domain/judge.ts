import type { Finding } from '@chargeline/contracts';
import type { ClaimDocument } from './claim-document.js';
import { ClaimView, type LineView } from './claim-view.js';
import type { DiagnosisFacts } from './facts.js';
import { holding } from './panel.js';
import { REPAIRS } from './repair.js';
import type { Rule } from './rule.js';
import { WorthAsking } from './worth-asking.js';

/** What the rules say of a claim: its gravest finding decides whether it is rejected, held for a person, or goes on. */
export interface Verdict {
  readonly outcome: 'rejected' | 'held' | 'judged';
  readonly findings: readonly Finding[];
}

/** Every rule gets its say; the order of the findings is the order of the rulebook. */
export function judge(document: ClaimDocument, rulebook: readonly Rule[]): Verdict {
  const { worthAsking, places } = indexOf(rulebook);
  const view = new ClaimView(document);
  const broken = allBroken(view, worthAsking);
  if (broken.length === 0) return CLEAN;
  const findings = broken
    .toSorted((one, other) => places.get(one.rule)! - places.get(other.rule)!)
    .map(({ rule, line }) => findingOf(rule, line, view));
  return { outcome: outcomeOf(findings), findings };
}

const CLEAN: Verdict = { outcome: 'judged', findings: [] };

interface BrokenRule {
  readonly rule: Rule;
  readonly line: number | null;
}

/** What `brokenBy` finds of all rules, asking only those that can find anything; the claim stands before its lines. */
function allBroken(view: ClaimView, worthAsking: WorthAsking): readonly BrokenRule[] {
  const rules = worthAsking.of(view);
  const broken: BrokenRule[] = [];
  const values: unknown[] = [view.document.encounter, view, null, null];
  for (const rule of holding(rules.ofClaim(view, values), values))
    if (rule.isInForce(view.firstDay)) broken.push({ rule, line: null });
  addOfDiagnoses(broken, view.loose, null, rules.parts, values);
  for (let at = 0; at < view.lines.length; at += 1) addOfLine(broken, view.lines[at]!, rules.parts, values);
  return broken;
}

type Rules = ReturnType<WorthAsking['of']>['parts'];

function addOfLine(broken: BrokenRule[], line: LineView, rules: Rules, values: unknown[]): void {
  values[2] = line;
  const from = broken.length;
  const found = holding(rules.ofLine(line, values), values);
  for (let at = 0; at < found.length; at += 1) broken.push({ rule: found[at]!, line: line.line.line });
  addOfDiagnoses(broken, line.diagnoses, line, rules, values, from);
}

/** A rule that several diagnoses of a line break is broken once. */
function addOfDiagnoses(
  broken: BrokenRule[],
  diagnoses: readonly DiagnosisFacts[],
  line: LineView | null,
  rules: Rules,
  values: unknown[],
  from = broken.length,
): void {
  for (let number = 0; number < diagnoses.length; number += 1) {
    values[3] = diagnoses[number];
    const found = holding(rules.ofDiagnosis(diagnoses[number]!, values), values);
    for (let at = 0; at < found.length; at += 1) {
      const rule = found[at]!;
      if (line !== null && !rule.isForLine(line)) continue;
      if (!hasRule(broken, from, rule)) broken.push({ rule, line: line?.line.line ?? null });
    }
  }
}

/** Whether a rule is among the last ones, from a place on. */
function hasRule(broken: readonly BrokenRule[], from: number, rule: Rule): boolean {
  for (let at = from; at < broken.length; at += 1) if (broken[at]!.rule === rule) return true;
  return false;
}

/** What the findings mean for the claim. */
export function outcomeOf(findings: readonly Finding[]): Verdict['outcome'] {
  if (findings.some(({ severity }) => severity === 'reject')) return 'rejected';
  return findings.some(({ severity }) => severity === 'hold') ? 'held' : 'judged';
}

interface Index {
  readonly worthAsking: WorthAsking;
  readonly places: ReadonlyMap<Rule, number>;
}

const indices = new WeakMap<readonly Rule[], Index>();

function indexOf(rulebook: readonly Rule[]): Index {
  const before = indices.get(rulebook);
  if (before !== undefined) return before;
  const index: Index = {
    worthAsking: new WorthAsking(rulebook),
    places: new Map(rulebook.map((rule, place) => [rule, place])),
  };
  indices.set(rulebook, index);
  return index;
}

const findingOf = (rule: Rule, line: number | null, view: ClaimView): Finding => {
  const { id, severity, because, carc, owner, source } = rule;
  return { rule: id, severity, line, because, carc, owner, source, repair: repairOf(rule, line, view) };
};

function repairOf({ repair }: Rule, number: number | null, view: ClaimView): Finding['repair'] {
  const line = repair === null ? undefined : view.lines.find((one) => one.line.line === number);
  if (repair === null || line === undefined) return null;
  const value = repair.valueFor([view.document.encounter, view, line]);
  if (value === null) return null;
  const before = REPAIRS[repair.field].of(line.line);
  return { says: repair.says, field: repair.field, before: JSON.stringify(before), after: JSON.stringify(value) };
}
