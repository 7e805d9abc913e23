import type { OwnRule } from '../domain/overlay.js';
import { readRule } from './read-rulebook.js';
import { RuleFault } from './rule-fault.js';
import type { RuleText } from './rule-file.js';
import { ruleOf } from './written-rule.js';

/** The characters of a rule's text at most. */
const MOST = 20_000;

/** What a tenant wrote: one entry of a rulebook file in YAML. Throws RuleFault. */
export function ownText(text: string): RuleText {
  if (text.length > MOST) throw new RuleFault('The rule', `its text is longer than ${MOST} characters.`);
  return readRule(text, 'The rule');
}

/** A rule that was checked when it was added. Throws RuleFault for one that this release cannot read any more. */
export function ownRule(text: string): OwnRule {
  const written = ownText(text);
  return { text: written, rule: ruleOf(written) };
}
