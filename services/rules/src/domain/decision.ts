import type { Changes, Finding } from '@chargeline/contracts';
import type { ClaimDocument } from './claim-document.js';
import { judge, outcomeOf, type Verdict } from './judge.js';
import { repairsOf } from './repairing.js';
import type { Rule } from './rule.js';

/** What becomes of a drafted claim: it is mended first, or it is judged. */
export type Decision = { readonly outcome: 'repaired'; readonly changes: Changes } | Verdict;

/** What was done about a claim before: rules whose hold a person has lifted, and rules whose repair was applied. */
export interface Dealt {
  readonly cleared: readonly string[] | null;
  readonly repaired: readonly string[] | null;
}

/** Judges a claim. `repairs` are the rules whose repair its tenant allows: each is applied once. */
export function decide(
  document: ClaimDocument,
  rulebook: readonly Rule[],
  repairs: ReadonlySet<string>,
  { cleared, repaired }: Dealt,
): Decision {
  const verdict = judge(document, rulebook);
  if (verdict.findings.length === 0) return verdict;
  const allowed = new Set([...repairs].filter((id) => !repaired?.includes(id)));
  const changes = allowed.size === 0 ? null : repairsOf(document, rulebook, verdict.findings, allowed);
  if (changes !== null) return { outcome: 'repaired', changes };
  return cleared === null ? verdict : clear(verdict, new Set(cleared));
}

/** What the rules say of a claim whose repairs nobody asks for, with the holds lifted that its document says a person has lifted. */
export function verdictOn(document: ClaimDocument, rulebook: readonly Rule[]): Verdict {
  const verdict = judge(document, rulebook);
  const { cleared = null } = document.encounter;
  return cleared === null ? verdict : clear(verdict, new Set(cleared));
}

/** A hold that a person has lifted travels along as a warning. What rejects is not lifted by anybody. */
function clear({ findings }: Verdict, cleared: ReadonlySet<string>): Verdict {
  const told = findings.map((finding): Finding =>
    finding.severity === 'hold' && cleared.has(finding.rule) ? { ...finding, severity: 'warn' } : finding,
  );
  return { outcome: outcomeOf(told), findings: told };
}
