import type { Rule } from '../domain/rule.js';
import { familyOf } from '../domain/family.js';

/** A rule as lists tell it. */
export type RuleRow = Pick<
  Rule,
  'id' | 'title' | 'severity' | 'scope' | 'because' | 'source' | 'carc' | 'owner' | 'tenants'
>;

/** Which rules are wanted; what is left out is for all. */
export interface RuleFilter {
  readonly family?: string | undefined;
  readonly severity?: string | undefined;
  readonly scope?: string | undefined;
}

/** The rules of a rulebook that a filter wants, by their ids. */
export const ruleRows = (rulebook: readonly Rule[], { family, severity, scope }: RuleFilter = {}): readonly RuleRow[] =>
  rulebook
    .filter(
      (rule) =>
        (family === undefined || familyOf(rule) === family) &&
        (severity === undefined || rule.severity === severity) &&
        (scope === undefined || rule.scope === scope),
    )
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ id, title, severity, scope, because, source, carc, owner, tenants }) => {
      return { id, title, severity, scope, because, source, carc, owner, tenants };
    });
