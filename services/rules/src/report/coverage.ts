import type { ClaimDocument } from '../domain/claim-document.js';
import { ClaimView } from '../domain/claim-view.js';
import { familyOf } from '../domain/family.js';
import type { Rule } from '../domain/rule.js';
import { isFor } from '../domain/rules-for.js';
import { looksOf } from './looks.js';

/** In how many claims a rule looked and fired; `findings` counts lines. */
export interface RuleCoverage {
  readonly rule: string;
  readonly severity: Rule['severity'];
  readonly title: string;
  readonly looked: number;
  readonly fired: number;
  readonly findings: number;
}

export interface FamilyCoverage {
  readonly family: string;
  readonly rules: number;
  /** Rules that were asked of at least one claim, and those that found something in at least one. */
  readonly looked: number;
  readonly fired: number;
}

export interface CoverageReport {
  readonly claims: number;
  readonly rules: readonly RuleCoverage[];
  readonly families: readonly FamilyCoverage[];
  readonly neverLooked: readonly string[];
  readonly neverFired: readonly string[];
}

interface Count {
  readonly rule: Rule;
  looked: number;
  fired: number;
  findings: number;
}

/** Counts which rules look and fire over a corpus of claims, one after the other. */
export class Coverage {
  private claims = 0;
  private readonly counts: readonly Count[];

  constructor(rulebook: readonly Rule[]) {
    this.counts = rulebook.map((rule) => ({ rule, looked: 0, fired: 0, findings: 0 }));
  }

  add(document: ClaimDocument): void {
    const view = new ClaimView(document);
    const tenant = document.encounter.tenantId ?? null;
    this.claims += 1;
    for (const count of this.counts) {
      if (!isFor(count.rule, tenant)) continue;
      const looks = looksOf(count.rule, view);
      const lines = new Set(looks.filter(({ breaks }) => breaks).map(({ of }) => of)).size;
      if (looks.some(({ unasked }) => unasked === null)) count.looked += 1;
      if (lines > 0) count.fired += 1;
      count.findings += lines;
    }
  }

  report(): CoverageReport {
    const idsOf = (counts: readonly Count[]): readonly string[] => counts.map(({ rule }) => rule.id);
    return {
      claims: this.claims,
      rules: this.counts.map(({ rule: { id, severity, title }, looked, fired, findings }) => {
        return { rule: id, severity, title, looked, fired, findings };
      }),
      families: [...Map.groupBy(this.counts, ({ rule }) => familyOf(rule))].map(([family, counts]) => ({
        family,
        rules: counts.length,
        looked: counts.filter(({ looked }) => looked > 0).length,
        fired: counts.filter(({ fired }) => fired > 0).length,
      })),
      neverLooked: idsOf(this.counts.filter(({ looked }) => looked === 0)),
      neverFired: idsOf(this.counts.filter(({ fired }) => fired === 0)),
    };
  }
}
