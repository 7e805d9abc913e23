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
  /** The changed conditions for which every example comes out as before. */
  readonly survivors: readonly string[];
}

/** Changes a rule in every single place and removes it; each time some example must come out otherwise. */
export function mutate(text: RuleText): Mutation {
  const changed = mutantsOf(parse(text.when)).map(written);
  const told = [...new Set(changed)].map((when) => ({ when, isTold: isTold({ ...text, when }) }));
  const readable = told.filter(({ isTold: one }) => one !== null);
  return {
    rule: text.id,
    mutants: readable.length + 1,
    survivors: readable.filter(({ isTold: one }) => one === false).map(({ when }) => when),
  };
}

/** Whether an example tells; null when the rule cannot be read. A rule that is removed is told by any failing example. */
function isTold(text: RuleText): boolean | null {
  try {
    return wrongExamples(text, ruleOf(text)).length > 0;
  } catch (fault) {
    if (fault instanceof RuleFault) return null;
    throw fault;
  }
}
