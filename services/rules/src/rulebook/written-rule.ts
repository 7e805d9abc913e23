import type { Rule } from '../domain/rule.js';
import { BY_CODE_AND_DAY, FUNCTIONS, NAMES } from '../domain/vocabulary.js';
import { type Condition, condition } from '../language/condition.js';
import { ConditionFault, placeIn } from '../language/fault.js';
import { mentions, pathOf } from '../language/mentions.js';
import { partsOf } from '../language/reach.js';
import type { Expression } from '../language/syntax.js';
import { translateCondition } from '../language/translate.js';
import { RuleFault } from './rule-fault.js';
import type { RuleText } from './rule-file.js';

/** The rule that a text says. Throws RuleFault, which names the rule, and the line and column of its condition. */
export function ruleOf(text: RuleText): Rule {
  const { id, title, severity, because, source, carc = null, owner, scope, from, to, when } = text;
  const { expression, holds } = conditionOf(text);
  const parts = partsOf(expression, 'and');
  return {
    id,
    title,
    severity,
    because,
    source,
    carc,
    owner,
    scope,
    condition: JSON.stringify([scope, from, to, when]),
    isInForce: (day) => (from === undefined || from <= day) && (to === undefined || day <= to),
    holds,
    concerns: all(parts.filter(asksOfCodeAndDay).map((part) => translateCondition(part, NAMES[scope], FUNCTIONS))),
    needsModifier: parts.some(asksForModifier),
  };
}

function conditionOf({ id, when, scope }: RuleText): Condition {
  try {
    return condition(when, NAMES[scope], FUNCTIONS);
  } catch (fault) {
    if (!(fault instanceof ConditionFault)) throw fault;
    const { line, column } = placeIn(when, fault.at);
    throw new RuleFault(id, `its condition, line ${line} column ${column}: ${fault.message}`);
  }
}

const all =
  (tests: readonly Rule['holds'][]): Rule['holds'] =>
  (values) =>
    tests.every((test) => test(values));

const asksOfCodeAndDay = (part: Expression): boolean =>
  mentions(part).every((path) => BY_CODE_AND_DAY.some((known) => path === known || path.startsWith(`${known}.`)));

/** `line.modifiers has …`, or a text in them. */
const asksForModifier = (part: Expression): boolean =>
  part.is === 'binary' &&
  ((part.operator === 'has' && pathOf(part.left) === 'line.modifiers') ||
    (part.operator === 'in' && pathOf(part.right) === 'line.modifiers'));
