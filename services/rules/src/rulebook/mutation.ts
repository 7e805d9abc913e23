import { mutantsOf } from '../language/mutants.js';
import { parse } from '../language/parse.js';
import { written } from '../language/written.js';
import { wrongExamples } from './example.js';
import { RuleFault } from './rule-fault.js';
import type { RuleText } from './rule-file.js';
import { ruleOf } from './written-rule.js';

/** How the examples of a rule tell it from what it is not. */
export interface Mutation {
  readonly rule: string;
  /** Changed rules that could be read, and the rule that is not there. */
  readonly mutants: number;
  /** The changes for which every example comes out as before: the changed condition, or what was left out. */
  readonly survivors: readonly string[];
}

/** Changes a rule in every single place and removes it; each time some example must come out otherwise. */
export function mutate(text: RuleText): Mutation {
  const told = changesOf(text).map(({ says, changed }) => ({ says, isTold: isTold(changed) }));
  const readable = told.filter(({ isTold: one }) => one !== null);
  return {
    rule: text.id,
    mutants: readable.length + 1,
    survivors: readable.filter(({ isTold: one }) => one === false).map(({ says }) => says),
  };
}

interface Change {
  readonly says: string;
  readonly changed: RuleText;
}

/** Its condition and repair changed in a single place; a day, or a part of what it applies to, left out. */
function changesOf(text: RuleText): readonly Change[] {
  const { when, repair, applies = {} } = text;
  const conditions = changedTexts(when).map((changed) => ({ says: changed, changed: { ...text, when: changed } }));
  const repairs =
    repair === undefined
      ? []
      : changedTexts(repair.to).map((to) => ({
          says: `repair: ${to}`,
          changed: { ...text, repair: { ...repair, to } },
        }));
  const days = (['from', 'to'] as const)
    .filter((day) => text[day] !== undefined)
    .map((day) => ({ says: `without ${day}`, changed: { ...text, [day]: undefined } }));
  // The tenant's rules are chosen before any claim is looked at.
  const applications = (['kinds', 'payers', 'filings', 'places'] as const)
    .filter((part) => applies[part] !== undefined)
    .map((part) => ({
      says: `without applies.${part}`,
      changed: { ...text, applies: { ...applies, [part]: undefined } },
    }));
  return [...conditions, ...repairs, ...days, ...applications];
}

const changedTexts = (text: string): readonly string[] => [...new Set(mutantsOf(parse(text)).map(written))];

/** Whether an example tells; null when the rule cannot be read. A rule that is removed is told by any failing example. */
function isTold(text: RuleText): boolean | null {
  try {
    return wrongExamples(text, ruleOf(text)).length > 0;
  } catch (fault) {
    if (fault instanceof RuleFault) return null;
    throw fault;
  }
}
