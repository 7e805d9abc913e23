import type { Rule } from './rule.js';

/** Whether a rule is for a tenant; of nobody's claims (null), whether it is for all. */
export const isFor = ({ tenants }: Rule, tenantId: string | null): boolean =>
  tenants === null || (tenantId !== null && tenants.includes(tenantId));

/** By rulebook, and by the names of those of its rules that are for somebody. */
const known = new WeakMap<readonly Rule[], Map<string, readonly Rule[]>>();

/**
 * Those rules of a rulebook that are for a tenant; of nobody's claims (null), those that are for all. Tenants who have the same rules
 * have one list of them, so that what is found of it once holds for all.
 */
export function rulesFor(rulebook: readonly Rule[], tenantId: string | null): readonly Rule[] {
  const rules = rulebook.filter((rule) => isFor(rule, tenantId));
  if (rules.length === rulebook.length) return rulebook;
  const lists = known.get(rulebook) ?? new Map<string, readonly Rule[]>();
  known.set(rulebook, lists);
  const names = rules.map(({ id }) => id).join(' ');
  const before = lists.get(names) ?? rules;
  lists.set(names, before);
  return before;
}
