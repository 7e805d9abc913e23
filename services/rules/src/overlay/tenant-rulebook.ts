import type { RulebookChange } from '@chargeline/contracts';
import { familyOf } from '../domain/family.js';
import { changed, type House, type Idle, isNone, type Overlay, type OwnRule, rulesWith } from '../domain/overlay.js';
import type { Rule } from '../domain/rule.js';
import { rulebook, rulebookTexts } from '../rulebook/house-rules.js';
import { ownRule } from '../rulebook/own-rule.js';
import { RuleFault } from '../rulebook/rule-fault.js';
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
  /** Its own rules that are asked of no claim, and why. */
  readonly idle: readonly (Idle & { readonly id: string })[];
}

const VERSION = rulebookVersion(rulebook);

/** Of all its rules, whoever they are for. */
const IDS: ReadonlySet<string> = new Set(rulebook.map(({ id }) => id));
const FAMILIES: ReadonlySet<string> = new Set(rulebook.map(familyOf));

/** The rulebook of the house for a tenant. */
export function houseFor(tenantId: string | null): House {
  const rules = rulebook.filter(({ tenants }) => tenants === null || (tenantId !== null && tenants.includes(tenantId)));
  return { rules: new Map(rules.map((rule) => [rule.id, rule])), families: FAMILIES };
}

/** The rulebook of a tenant. Without an overlay it is that of the house, and has its version. */
export function rulebookWith(overlay: Overlay, tenantId: string | null): TenantRulebook {
  const house = houseFor(tenantId);
  const rules = isNone(overlay) ? shared([...house.rules.values()]) : rulesWith(overlay, house);
  const own = [...overlay.added.values()].map(({ text }) => text);
  const ids = new Set(rules.map(({ id }) => id));
  const repairs = new Set([...overlay.repairs].filter((id) => ids.has(id)));
  return {
    rulebook: rules,
    texts: [...rulebookTexts, ...own].filter(({ id }) => ids.has(id)),
    version: isNone(overlay) ? VERSION : rulebookVersion(rules, [...repairs]),
    repairs,
    idle: [...overlay.idle].map(([id, why]) => ({ id, ...why })),
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

/** The overlay after one more change that was accepted, maybe by an earlier release. */
export const withChange = (overlay: Overlay, change: RulebookChange): Overlay =>
  changed(overlay, change, change.action === 'add' ? ownOrIdle(change) : null);

function ownOrIdle({ rule: id, text }: RulebookChange): OwnRule | Idle {
  if (IDS.has(id)) return { because: 'id-taken', at: null };
  try {
    return ownRule(text ?? '');
  } catch (fault) {
    if (!(fault instanceof RuleFault)) throw fault;
    return { because: 'unreadable', at: fault.at };
  }
}
