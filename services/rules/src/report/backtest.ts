import type { Finding } from '@chargeline/contracts';
import type { ClaimDocument } from '../domain/claim-document.js';
import { verdictOn } from '../domain/decision.js';
import type { Verdict } from '../domain/judge.js';
import type { Rule } from '../domain/rule.js';
import { rulesFor } from '../domain/rules-for.js';

/**
 * What became of a claim at its payer: whether it paid, and the claim adjustment reason codes by which it denied the
 * claim or lines of it.
 */
export interface KnownOutcome {
  readonly paid: boolean;
  readonly deniedCarcs: readonly string[];
}

/** What changes for one rule, in findings: a finding is the same when rule and line are. */
export interface RuleChange {
  readonly rule: string;
  /** Null where that rulebook has no such rule. */
  readonly severityBefore: Rule['severity'] | null;
  readonly severityAfter: Rule['severity'] | null;
  readonly newFindings: number;
  readonly lostFindings: number;
  /** Findings that both have, with another severity. */
  readonly regraded: number;
  /** Some claims in which something changes. */
  readonly claims: readonly string[];
}

/** Claims that come out otherwise, and what they charge together. */
export interface OutcomeChange {
  readonly before: Verdict['outcome'];
  readonly after: Verdict['outcome'];
  readonly claims: number;
  readonly cents: number;
}

/** How the findings of one rulebook compare with what payers did. */
export interface Accuracy {
  /** Findings that reject or hold a claim that was paid, where no denial of it has their CARC. */
  readonly falseAlarms: number;
  /** Claims that were paid and would have been stopped by such findings. */
  readonly stoppedThoughPaid: number;
  /** Denials whose CARC a finding of the claim has, and all others. */
  readonly hits: number;
  readonly missed: number;
}

export interface BacktestReport {
  readonly claims: number;
  readonly rules: readonly RuleChange[];
  readonly newFindings: number;
  readonly lostFindings: number;
  readonly outcomes: readonly OutcomeChange[];
  readonly changedClaims: number;
  /** What the claims charge whose outcome changes, in cents. */
  readonly touchedCents: number;
  /** Null where no claim came with its outcome. */
  readonly known: { readonly claims: number; readonly before: Accuracy; readonly after: Accuracy } | null;
}

const MOST_EXAMPLES = 3;

type Changing<T> = { -readonly [Key in keyof T]: T[Key] };

interface Change {
  newFindings: number;
  lostFindings: number;
  regraded: number;
  readonly claims: Set<string>;
}

const placeOf = ({ rule, line }: Finding): string => `${rule} ${line}`;

/** Runs two rulebooks over the same claims, one after the other, and keeps nothing of a claim but counts. */
export class Backtest {
  private claims = 0;
  private knownClaims = 0;
  private readonly changes = new Map<string, Change>();
  private readonly outcomes = new Map<string, Changing<OutcomeChange>>();
  private readonly accuracy = { before: noneYet(), after: noneYet() };

  constructor(
    private readonly before: readonly Rule[],
    private readonly after: readonly Rule[],
  ) {}

  add(document: ClaimDocument, known: KnownOutcome | null = null): void {
    const tenant = document.encounter.tenantId ?? null;
    const before = verdictOn(document, rulesFor(this.before, tenant));
    const after = verdictOn(document, rulesFor(this.after, tenant));
    const { claimId, totalCents } = document.claim;
    this.claims += 1;
    this.compare(before.findings, after.findings, claimId);
    if (before.outcome !== after.outcome) this.count(before.outcome, after.outcome, totalCents);
    if (known === null) return;
    this.knownClaims += 1;
    weigh(this.accuracy.before, before.findings, known);
    weigh(this.accuracy.after, after.findings, known);
  }

  private compare(before: readonly Finding[], after: readonly Finding[], claimId: string): void {
    const had = new Map(before.map((finding) => [placeOf(finding), finding]));
    for (const finding of after) {
      const place = placeOf(finding);
      const same = had.get(place);
      had.delete(place);
      if (same === undefined) this.changeOf(finding.rule, claimId).newFindings += 1;
      else if (same.severity !== finding.severity) this.changeOf(finding.rule, claimId).regraded += 1;
    }
    for (const { rule } of had.values()) this.changeOf(rule, claimId).lostFindings += 1;
  }

  private changeOf(rule: string, claimId: string): Change {
    const change = this.changes.get(rule) ?? { newFindings: 0, lostFindings: 0, regraded: 0, claims: new Set() };
    this.changes.set(rule, change);
    if (change.claims.size < MOST_EXAMPLES) change.claims.add(claimId);
    return change;
  }

  private count(before: Verdict['outcome'], after: Verdict['outcome'], cents: number): void {
    const key = `${before} ${after}`;
    const counted = this.outcomes.get(key) ?? { before, after, claims: 0, cents: 0 };
    counted.claims += 1;
    counted.cents += cents;
    this.outcomes.set(key, counted);
  }

  report(): BacktestReport {
    const [before, after] = [severitiesOf(this.before), severitiesOf(this.after)];
    const rules = [...this.changes]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([rule, { claims, ...counts }]) => ({
        rule,
        severityBefore: before.get(rule) ?? null,
        severityAfter: after.get(rule) ?? null,
        ...counts,
        claims: [...claims],
      }));
    const outcomes = [...this.outcomes.values()];
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
    return {
      claims: this.claims,
      rules,
      newFindings: sum(rules.map(({ newFindings }) => newFindings)),
      lostFindings: sum(rules.map(({ lostFindings }) => lostFindings)),
      outcomes,
      changedClaims: sum(outcomes.map(({ claims }) => claims)),
      touchedCents: sum(outcomes.map(({ cents }) => cents)),
      known: this.knownClaims === 0 ? null : { claims: this.knownClaims, ...this.accuracy },
    };
  }
}

const noneYet = (): Changing<Accuracy> => ({ falseAlarms: 0, stoppedThoughPaid: 0, hits: 0, missed: 0 });

const severitiesOf = (rulebook: readonly Rule[]): ReadonlyMap<string, Rule['severity']> =>
  new Map(rulebook.map(({ id, severity }) => [id, severity]));

function weigh(accuracy: Changing<Accuracy>, findings: readonly Finding[], { paid, deniedCarcs }: KnownOutcome): void {
  const stopping = findings.filter(({ severity }) => severity === 'reject' || severity === 'hold');
  const falseAlarms = paid ? stopping.filter(({ carc }) => carc === null || !deniedCarcs.includes(carc)).length : 0;
  accuracy.falseAlarms += falseAlarms;
  if (falseAlarms > 0) accuracy.stoppedThoughPaid += 1;
  for (const denied of deniedCarcs) {
    if (findings.some(({ carc }) => carc === denied)) accuracy.hits += 1;
    else accuracy.missed += 1;
  }
}
