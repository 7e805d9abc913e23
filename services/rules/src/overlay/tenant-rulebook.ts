import type { RulebookChange } from '@chargeline/contracts';
import { familyOf } from '../domain/family.js';
import { changed, type House, type Idle, isNone, type Overlay, type OwnRule, rulesWith } from '../domain/overlay.js';
import type { Rule } from '../domain/rule.js';
import { rulesFor } from '../domain/rules-for.js';
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
  /** Rules of the house that say nothing here, and rules that weigh otherwise here. */
  readonly silenced: readonly string[];
  readonly regraded: readonly string[];
  /** Its own rules that are asked of no claim, and why. */
  readonly idle: readonly (Idle & { readonly id: string })[];
}

const VERSION = rulebookVersion(rulebook);

/** Of all its rules, whoever they are for. */
const IDS: ReadonlySet<string> = new Set(rulebook.map(({ id }) => id));
const FAMILIES: ReadonlySet<string> = new Set(rulebook.map(familyOf));

/** The rulebook of the house for a tenant. */
export function houseFor(tenantId: string | null): House {
  return { rules: new Map(rulesFor(rulebook, tenantId).map((rule) => [rule.id, rule])), families: FAMILIES };
}

/** The rulebook of a tenant. Without an overlay it is that of the house, and has its version. */
export function rulebookWith(overlay: Overlay, tenantId: string | null): TenantRulebook {
  const house = houseFor(tenantId);
  const rules = isNone(overlay) ? rulesFor(rulebook, tenantId) : rulesWith(overlay, house);
  const own = [...overlay.added.values()].map(({ text }) => text);
  const ids = new Set(rules.map(({ id }) => id));
  const repairs = new Set([...overlay.repairs].filter((id) => ids.has(id)));
  return {
    rulebook: rules,
    texts: [...rulebookTexts, ...own].filter(({ id }) => ids.has(id)),
    version: isNone(overlay) ? VERSION : rulebookVersion(rules, [...repairs]),
    repairs,
    silenced: [...overlay.silenced],
    regraded: [...overlay.graded.keys()].filter((id) => ids.has(id)),
    idle: [...overlay.idle].map(([id, why]) => ({ id, ...why })),
  };
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
