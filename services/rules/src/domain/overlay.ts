import type { Finding, RulebookChange } from '@chargeline/contracts';
import { parse } from '../language/parse.js';
import { written } from '../language/written.js';
import type { RuleText } from '../rulebook/rule-file.js';
import { familyOf } from './family.js';
import type { Rule } from './rule.js';

/** A rule that a tenant wrote: as its text says it, and as it is asked. */
export interface OwnRule {
  readonly text: RuleText;
  readonly rule: Rule;
}

/** A rule of a tenant's own that is asked of no claim: this release cannot read it, or the house has a rule of its id by now. */
export interface Idle {
  readonly because: 'unreadable' | 'id-taken';
  /** Where in its text it cannot be read; null where that is no place. */
  readonly at: string | null;
}

/** What a tenant changes in the rulebook of the house. */
export interface Overlay {
  /** Its own rules, by id. */
  readonly added: ReadonlyMap<string, OwnRule>;
  /** Those of its own rules that are asked of no claim, by id. */
  readonly idle: ReadonlyMap<string, Idle>;
  /** Rules of the house that say nothing here. */
  readonly silenced: ReadonlySet<string>;
  /** Rules that weigh otherwise here. */
  readonly graded: ReadonlyMap<string, Finding['severity']>;
  /** Rules whose repair is applied without asking. */
  readonly repairs: ReadonlySet<string>;
}

/** The overlay of a tenant that changes nothing. */
export const NO_OVERLAY: Overlay = {
  added: new Map(),
  idle: new Map(),
  silenced: new Set(),
  graded: new Map(),
  repairs: new Set(),
};

/** The rulebook of the house as a tenant has it. */
export interface House {
  /** The rules that are for the tenant, by id, in their order. */
  readonly rules: ReadonlyMap<string, Rule>;
  /** The families of all its rules, whoever they are for: a tenant gives its own rules another. */
  readonly families: ReadonlySet<string>;
}

/** A tenant's own rules at most: each is asked of each of its claims. */
export const MOST_OWN_RULES = 200;

/** What they may cost together, as `costOf` counts: some fifth of a second of the longest claim. */
export const MOST_OWN_STEPS = 20_000_000;

/** Why one more rule costs its tenant too much; null where it does not. */
export function tooDear({ added }: Overlay, rule: Pick<Rule, 'id' | 'cost'>): string | null {
  const together = [...added.values()].reduce((sum, own) => sum + own.rule.cost, rule.cost);
  const told = (steps: number): string => steps.toLocaleString('en-US');
  return together <= MOST_OWN_STEPS
    ? null
    : `With ${rule.id}, which takes ${told(rule.cost)}, it takes ${told(together)} steps to ask your own rules of the longest claim, and ${told(MOST_OWN_STEPS)} are the most. Remove one that walks through long lists, or let this one walk through shorter ones.`;
}

type Refusal = (change: RulebookChange, overlay: Overlay, house: House) => string | null;

const ruleNamed = (id: string, { added }: Overlay, { rules }: House): Rule | undefined =>
  rules.get(id) ?? added.get(id)?.rule;

const isOwn = (id: string, { added, idle }: Overlay): boolean => added.has(id) || idle.has(id);

const NO_RULE = 'There is no such rule in your rulebook.';

const IDLE: Readonly<Record<Idle['because'], (id: string) => string>> = {
  unreadable: (id) => `This release cannot read your rule ${id}. Remove it, and add it anew as the language is now.`,
  'id-taken': (id) => `${id} is a rule of the house by now, and yours of this id is asked no more. Remove yours first.`,
};

/** A change of a rule that is there and is asked of claims. */
const ofAskedRule =
  (refusal: (known: Rule, ...given: Parameters<Refusal>) => string | null): Refusal =>
  (change, overlay, house) => {
    const idle = overlay.idle.get(change.rule);
    if (idle !== undefined) return IDLE[idle.because](change.rule);
    const known = ruleNamed(change.rule, overlay, house);
    return known === undefined ? NO_RULE : refusal(known, change, overlay, house);
  };

/** Why a change cannot be made, as its tenant reads it; null where it can. Whether a new rule's text is right is asked before. */
const REFUSALS: Readonly<Record<RulebookChange['action'], Refusal>> = {
  add: ({ rule }, overlay, { rules, families }) => {
    if (isOwn(rule, overlay))
      return `You have a rule ${rule} already. Remove it first, or give the new one another id.`;
    if (rules.has(rule))
      return `${rule} is a rule of the house. Silence or regrade that one, or give yours another id.`;
    const family = familyOf({ id: rule });
    if (families.has(family))
      return `${family} is a family of the house, which may have a rule ${rule} one day. Give yours letters of your own.`;
    return overlay.added.size + overlay.idle.size < MOST_OWN_RULES
      ? null
      : `You have ${MOST_OWN_RULES} rules of your own, and that is the most.`;
  },
  remove: ({ rule }, overlay, { rules }) => {
    if (isOwn(rule, overlay)) return null;
    return rules.has(rule) ? `${rule} is a rule of the house. It can be silenced, not removed.` : NO_RULE;
  },
  silence: ({ rule }, overlay, { rules }) => {
    if (!rules.has(rule)) return isOwn(rule, overlay) ? `${rule} is a rule of your own. Remove it.` : NO_RULE;
    return overlay.silenced.has(rule) ? `${rule} is silenced already.` : null;
  },
  restore: ({ rule }, { silenced, graded }) =>
    silenced.has(rule) || graded.has(rule)
      ? null
      : `${rule} is neither silenced nor regraded: nothing is to be restored.`,
  regrade: ofAskedRule((known, { rule, severity }, { graded }) => {
    if (severity === null) return 'Say the severity that the rule is to have.';
    const now = graded.get(rule) ?? known.severity;
    return now === severity ? `${rule} has the severity ${severity} already.` : null;
  }),
  'allow-repair': ofAskedRule((known, { rule }, { repairs }) => {
    if (known.repair === null) return `${rule} has no repair.`;
    return repairs.has(rule) ? `The repair of ${rule} is allowed already.` : null;
  }),
  'forbid-repair': ({ rule }, { repairs }) => (repairs.has(rule) ? null : `The repair of ${rule} is not allowed now.`),
};

/** Why a change cannot be made; null where it can. */
export const refusalOf = (change: RulebookChange, overlay: Overlay, house: House): string | null =>
  REFUSALS[change.action](change, overlay, house);

/**
 * The overlay after a change. `own` is the rule that is added, or why that is idle: grades and repairs of an idle rule's id were of that
 * rule, and count for no other.
 */
export function changed(
  overlay: Overlay,
  { action, rule, severity }: RulebookChange,
  own: OwnRule | Idle | null,
): Overlay {
  const { added, idle, silenced, graded, repairs } = overlay;
  switch (action) {
    case 'add':
      return 'rule' in own!
        ? { ...overlay, added: new Map([...added, [rule, own]]) }
        : { ...overlay, idle: new Map([...idle, [rule, own!]]) };
    case 'remove':
      return {
        ...overlay,
        added: without(added, rule),
        idle: without(idle, rule),
        graded: without(graded, rule),
        repairs: less(repairs, rule),
      };
    case 'silence':
      return { ...overlay, silenced: new Set([...silenced, rule]) };
    case 'restore':
      return { ...overlay, silenced: less(silenced, rule), graded: without(graded, rule) };
    case 'regrade':
      return idle.has(rule) ? overlay : { ...overlay, graded: new Map([...graded, [rule, severity!]]) };
    case 'allow-repair':
      return idle.has(rule) ? overlay : { ...overlay, repairs: new Set([...repairs, rule]) };
    case 'forbid-repair':
      return { ...overlay, repairs: less(repairs, rule) };
  }
}

/** What a rule asks, however its condition is written: of an id it never changes. */
export const questionOf = ({ scope, when }: Pick<Rule, 'scope' | 'when'>): string =>
  JSON.stringify([scope, written(parse(when))]);

const without = <Of>(map: ReadonlyMap<string, Of>, key: string): ReadonlyMap<string, Of> =>
  new Map([...map].filter(([one]) => one !== key));

const less = (set: ReadonlySet<string>, member: string): ReadonlySet<string> =>
  new Set([...set].filter((one) => one !== member));

/** The rules for a tenant: those of the house that are for it and not silenced, then its own. */
export function rulesWith({ added, silenced, graded }: Overlay, { rules }: Pick<House, 'rules'>): readonly Rule[] {
  const house = [...rules.values()].filter(({ id }) => !silenced.has(id));
  const own = [...added.values()].map(({ rule }) => rule);
  return [...house, ...own].map((rule) => {
    const severity = graded.get(rule.id) ?? rule.severity;
    return severity === rule.severity ? rule : { ...rule, severity };
  });
}

/** Whether the tenant has the rulebook of the house as it is. */
export const isNone = ({ added, silenced, graded, repairs }: Overlay): boolean =>
  added.size + silenced.size + graded.size + repairs.size === 0;
