import type { RulebookChange, Ruling } from '@chargeline/contracts';
import { changed, type Overlay, type OwnRule, refusalOf } from '../domain/overlay.js';
import { checkedOwnRule } from '../rulebook/own-rule.js';
import { RuleFault } from '../rulebook/rule-fault.js';
import { houseFor, rulebookWith } from './tenant-rulebook.js';

/** What became of a change: the ruling that is told, and the overlay from here on. */
export interface Ruled {
  readonly ruling: Ruling;
  readonly overlay: Overlay;
  readonly isAccepted: boolean;
}

/** The longest reason that is told of a text that cannot be used. */
const MOST_REASON = 1_000;

/** Decides on a change of a tenant's rulebook. One that was accepted before has the same ruling again. */
export function ruleOnChange(overlay: Overlay, change: RulebookChange): Ruled {
  const standing = overlay.rulings.get(change.changeId);
  if (standing !== undefined) return { ruling: standing, overlay, isAccepted: true };
  const { tenantId } = change;
  const before = rulebookWith(overlay, tenantId).version;
  const refuse = (because: string): Ruled => ({
    ruling: { before, after: before, because },
    overlay,
    isAccepted: false,
  });
  const because = refusalOf(change, overlay, houseFor(tenantId));
  if (because !== null) return refuse(because);
  const own = change.action === 'add' ? readOwn(change) : null;
  if (typeof own === 'string') return refuse(own.slice(0, MOST_REASON));
  const next = changed(overlay, change, own);
  return {
    ruling: { before, after: rulebookWith(next, tenantId).version, because: null },
    overlay: next,
    isAccepted: true,
  };
}

/** The rule that is added, or why it cannot be. */
function readOwn({ rule: id, text, tenantId }: RulebookChange): OwnRule | string {
  if (text === null) return 'Say the text of the rule, as an entry of a rulebook file in YAML.';
  try {
    const own = checkedOwnRule(text, tenantId);
    return own.text.id === id ? own : `The text is that of ${own.text.id}, and the change adds ${id}.`;
  } catch (fault) {
    if (fault instanceof RuleFault) return fault.message;
    throw fault;
  }
}
