import type { RulebookChange } from '@chargeline/contracts';
import { changed, isNone, NO_OVERLAY, type Overlay, rulesWith } from '../domain/overlay.js';
import type { Rule } from '../domain/rule.js';
import { rulebook, rulebookTexts } from '../rulebook/house-rules.js';
import { ownRule } from '../rulebook/own-rule.js';
import type { RuleText } from '../rulebook/rule-file.js';
import { rulebookVersion } from '../rulebook-version.js';

/** The rules by which the claims of a tenant are judged. */
export interface TenantRulebook {
  readonly rulebook: readonly Rule[];
  /** As their files have them, with the severities of the files. */
  readonly texts: readonly RuleText[];
  readonly version: string;
  /** The rules whose repair is applied without asking. */
  readonly repairs: ReadonlySet<string>;
}

const VERSION = rulebookVersion(rulebook);

/** The rules of the house for a tenant, by id, in their order. */
export function houseFor(tenantId: string | null): ReadonlyMap<string, Rule> {
  const rules = rulebook.filter(({ tenants }) => tenants === null || (tenantId !== null && tenants.includes(tenantId)));
  return new Map(rules.map((rule) => [rule.id, rule]));
}

/** The rulebook of a tenant. Without an overlay it is that of the house, and has its version. */
export function rulebookWith(overlay: Overlay, tenantId: string | null): TenantRulebook {
  const house = houseFor(tenantId);
  const rules = isNone(overlay) ? shared([...house.values()]) : rulesWith(overlay, house);
  const own = [...overlay.added.values()].map(({ text }) => text);
  const ids = new Set(rules.map(({ id }) => id));
  const repairs = new Set([...overlay.repairs].filter((id) => ids.has(id)));
  return {
    rulebook: rules,
    texts: [...rulebookTexts, ...own.filter(({ id }) => !house.has(id))].filter(({ id }) => ids.has(id)),
    version: isNone(overlay) ? VERSION : rulebookVersion(rules, [...repairs]),
    repairs,
  };
}

const alike = new Map([[namesOf(rulebook), rulebook]]);

/** Tenants who have the same rules of the house have one list of them, so that what is found of it once holds for all. */
function shared(rules: readonly Rule[]): readonly Rule[] {
  const names = namesOf(rules);
  const before = alike.get(names);
  if (before !== undefined) return before;
  alike.set(names, rules);
  return rules;
}

function namesOf(rules: readonly Rule[]): string {
  return rules.map(({ id }) => id).join(' ');
}

/** The overlay after one more change that was accepted before. Throws RuleFault for a rule that this release cannot read any more. */
export const withChange = (overlay: Overlay, change: RulebookChange): Overlay =>
  changed(overlay, change, change.action === 'add' ? ownRule(change.text ?? '') : null);

/** What a tenant's accepted changes, the oldest first, make of the rulebook of the house. */
export const overlayOf = (changes: readonly RulebookChange[]): Overlay => changes.reduce(withChange, NO_OVERLAY);
