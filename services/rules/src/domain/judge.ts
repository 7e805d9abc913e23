import type { Finding } from '@chargeline/contracts';
import type { ClaimDocument } from './claim-document.js';
import type { Rule } from './rule.js';

/** What the rules say of a claim. It is rejected when at least one finding rejects. */
export interface Verdict {
  readonly rejected: boolean;
  readonly findings: readonly Finding[];
}

/** Every rule gets its say; the order of the findings is the order of the rulebook. */
export function judge(document: ClaimDocument, rulebook: readonly Rule[]): Verdict {
  const findings = rulebook.flatMap((rule) =>
    rule
      .broken(document)
      .map((line): Finding => ({ rule: rule.id, severity: rule.severity, line, because: rule.because })),
  );
  return { rejected: findings.some(({ severity }) => severity === 'reject'), findings };
}
