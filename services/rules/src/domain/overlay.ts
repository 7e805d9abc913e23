import type { Finding, RulebookChange, Ruling } from '@chargeline/contracts';
import type { RuleText } from '../rulebook/rule-file.js';
import type { Rule } from './rule.js';

/** A rule that a tenant wrote: as its text says it, and as it is asked. */
export interface OwnRule {
  readonly text: RuleText;
  readonly rule: Rule;
}

/** What a tenant changes in the rulebook of the house. */
export interface Overlay {
  /** Its own rules, by id. */
  readonly added: ReadonlyMap<string, OwnRule>;
  /** Rules of the house that say nothing here. */
  readonly silenced: ReadonlySet<string>;
  /** Rules that weigh otherwise here. */
  readonly graded: ReadonlyMap<string, Finding['severity']>;
  /** Rules whose repair is applied without asking. */
  readonly repairs: ReadonlySet<string>;
  /** What became of its changes, by their ids: one that comes twice has the same ruling. */
  readonly rulings: ReadonlyMap<string, Ruling>;
}

/** The overlay of a tenant that changes nothing. */
export const NO_OVERLAY: Overlay = {
  added: new Map(),
  silenced: new Set(),
  graded: new Map(),
  repairs: new Set(),
  rulings: new Map(),
};

/** A tenant's own rules at most: each is asked of each of its claims. */
export const MOST_OWN_RULES = 200;

type Refusal = (change: RulebookChange, overlay: Overlay, house: ReadonlyMap<string, Rule>) => string | null;

const ruleNamed = (id: string, { added }: Overlay, house: ReadonlyMap<string, Rule>): Rule | undefined =>
  house.get(id) ?? added.get(id)?.rule;

const NO_RULE = 'There is no such rule in your rulebook.';

/** Why a change cannot be made, as its tenant reads it; null where it can. Whether a new rule's text is right is asked before. */
const REFUSALS: Readonly<Record<RulebookChange['action'], Refusal>> = {
  add: ({ rule }, { added }, house) => {
    if (house.has(rule))
      return `${rule} is a rule of the house. Silence or regrade that one, or give yours another id.`;
    if (added.has(rule)) return `You have a rule ${rule} already. Remove it first, or give the new one another id.`;
    return added.size < MOST_OWN_RULES ? null : `You have ${MOST_OWN_RULES} rules of your own, and that is the most.`;
  },
  remove: ({ rule }, { added }, house) => {
    if (added.has(rule)) return null;
    return house.has(rule) ? `${rule} is a rule of the house. It can be silenced, not removed.` : NO_RULE;
  },
  silence: ({ rule }, { added, silenced }, house) => {
    if (added.has(rule)) return `${rule} is a rule of your own. Remove it.`;
    if (!house.has(rule)) return NO_RULE;
    return silenced.has(rule) ? `${rule} is silenced already.` : null;
  },
  restore: ({ rule }, { silenced, graded }) =>
    silenced.has(rule) || graded.has(rule)
      ? null
      : `${rule} is neither silenced nor regraded: nothing is to be restored.`,
  regrade: ({ rule, severity }, overlay, house) => {
    const known = ruleNamed(rule, overlay, house);
    if (known === undefined) return NO_RULE;
    if (severity === null) return 'Say the severity that the rule is to have.';
    const now = overlay.graded.get(rule) ?? known.severity;
    return now === severity ? `${rule} has the severity ${severity} already.` : null;
  },
  'allow-repair': ({ rule }, overlay, house) => {
    const known = ruleNamed(rule, overlay, house);
    if (known === undefined) return NO_RULE;
    if (known.repair === null) return `${rule} has no repair.`;
    return overlay.repairs.has(rule) ? `The repair of ${rule} is allowed already.` : null;
  },
  'forbid-repair': ({ rule }, { repairs }) => (repairs.has(rule) ? null : `The repair of ${rule} is not allowed now.`),
};

/** Why a change cannot be made; null where it can. `house` are the house's rules for the tenant. */
export const refusalOf = (change: RulebookChange, overlay: Overlay, house: ReadonlyMap<string, Rule>): string | null =>
  REFUSALS[change.action](change, overlay, house);

/** The overlay after a change. `own` is the rule that is added. */
export function changed(overlay: Overlay, { action, rule, severity }: RulebookChange, own: OwnRule | null): Overlay {
  switch (action) {
    case 'add':
      return { ...overlay, added: new Map([...overlay.added, [rule, own!]]) };
    case 'remove':
      return {
        ...overlay,
        added: without(overlay.added, rule),
        graded: without(overlay.graded, rule),
        repairs: less(overlay.repairs, rule),
      };
    case 'silence':
      return { ...overlay, silenced: new Set([...overlay.silenced, rule]) };
    case 'restore':
      return { ...overlay, silenced: less(overlay.silenced, rule), graded: without(overlay.graded, rule) };
    case 'regrade':
      return { ...overlay, graded: new Map([...overlay.graded, [rule, severity!]]) };
    case 'allow-repair':
      return { ...overlay, repairs: new Set([...overlay.repairs, rule]) };
    case 'forbid-repair':
      return { ...overlay, repairs: less(overlay.repairs, rule) };
  }
}

/** The overlay that remembers what became of a change. */
export const ruled = (overlay: Overlay, changeId: string, ruling: Ruling): Overlay => ({
  ...overlay,
  rulings: new Map([...overlay.rulings, [changeId, ruling]]),
});

const without = <Of>(map: ReadonlyMap<string, Of>, key: string): ReadonlyMap<string, Of> =>
  new Map([...map].filter(([one]) => one !== key));

const less = (set: ReadonlySet<string>, member: string): ReadonlySet<string> =>
  new Set([...set].filter((one) => one !== member));

/** The rules for a tenant: those of the house that are for it and not silenced, then its own; a rule of the house has its id for itself. */
export function rulesWith({ added, silenced, graded }: Overlay, house: ReadonlyMap<string, Rule>): readonly Rule[] {
  const rules = [...house.values()].filter(({ id }) => !silenced.has(id));
  const own = [...added.values()].map(({ rule }) => rule).filter(({ id }) => !house.has(id));
  return [...rules, ...own].map((rule) => {
    const severity = graded.get(rule.id) ?? rule.severity;
    return severity === rule.severity ? rule : { ...rule, severity };
  });
}

/** Whether the tenant has the rulebook of the house as it is. */
export const isNone = ({ added, silenced, graded, repairs }: Overlay): boolean =>
  added.size + silenced.size + graded.size + repairs.size === 0;
