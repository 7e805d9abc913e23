import type { RulebookChange } from '@chargeline/contracts';
import { type OwnRule, questionOf, refusalOf, tooDear } from '../domain/overlay.js';
import { checkedOwnRule } from '../rulebook/checked-own-rule.js';
import { RuleFault } from '../rulebook/rule-fault.js';
import type { TenantChanges, Told } from './tenant-changes.js';
import { houseFor, rulebookWith, withChange } from './tenant-rulebook.js';

/** The longest reason that is told of a text that cannot be used. */
const MOST_REASON = 1_000;

/** Decides on a change of a tenant's rulebook. One that was told of before is told the same again. */
export function ruleOnChange(changes: TenantChanges, change: RulebookChange): Told {
  const first = changes.told(change.changeId);
  if (first !== undefined) return first;
  const { tenantId } = change;
  const { overlay } = changes;
  const before = rulebookWith(overlay, tenantId).version;
  const because =
    refusalOf(change, overlay, houseFor(tenantId)) ?? (change.action === 'add' ? unfit(changes, change) : null);
  if (because !== null)
    return { ruling: { before, after: before, because: because.slice(0, MOST_REASON) }, isAccepted: false };
  const after = rulebookWith(withChange(overlay, change), tenantId).version;
  return { ruling: { before, after, because: null }, isAccepted: true };
}

/** Why a rule cannot be added; null where it can. */
function unfit(changes: TenantChanges, { rule: id, text, tenantId }: RulebookChange): string | null {
  if (text === null) return 'Say the text of the rule, as an entry of a rulebook file in YAML.';
  const own = readOwn(text, tenantId);
  if (typeof own === 'string') return own;
  if (own.text.id !== id) return `The text is that of ${own.text.id}, and the change adds ${id}.`;
  const asked = changes.askedBy(id);
  return asked === undefined || asked === questionOf(own.rule)
    ? tooDear(changes.overlay, own.rule)
    : `You had a rule ${id} that asked something else, and findings still name it. Give this one another id.`;
}

/** The rule that is added, or why it cannot be used. */
function readOwn(text: string, tenantId: string): OwnRule | string {
  try {
    return checkedOwnRule(text, tenantId);
  } catch (fault) {
    if (fault instanceof RuleFault) return fault.message;
    throw fault;
  }
}
