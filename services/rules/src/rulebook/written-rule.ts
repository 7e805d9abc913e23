import { type Repair, REPAIRS } from '../domain/repair.js';
import type { Rule } from '../domain/rule.js';
import { FUNCTIONS } from '../domain/questions.js';
import { OF_PAYER, SHARED } from '../domain/shared.js';
import { NAMES, type Scope } from '../domain/vocabulary.js';
import { checkTyped } from '../language/check.js';
import { type Condition, condition, conditionOf, valueOf } from '../language/condition.js';
import { ConditionFault, placeIn } from '../language/fault.js';
import { narrowed, remaining } from '../language/narrow.js';
import type { Expression } from '../language/syntax.js';
import { BOOLEAN } from '../language/types.js';
import { RuleFault } from './rule-fault.js';
import type { Applies, RuleText } from './rule-file.js';

/** The rule that a text says. Throws RuleFault, which names the rule, and the line and column of its condition. */
export function ruleOf(text: RuleText): Rule {
  const { id, title, severity, because, source, carc = null, owner, scope, from, to, when, applies = {} } = text;
  const { expression, holds } = placed(id, 'condition', when, () => condition(when, NAMES[scope], FUNCTIONS));
  const rest = remaining(expression, SHARED[scope]);
  return {
    id,
    title,
    severity,
    because,
    source,
    carc,
    owner,
    scope,
    when,
    condition: JSON.stringify([scope, from, to, when, applies, text.repair]),
    tenants: applies.tenants ?? null,
    isForClaim: isForClaim(applies),
    isForLine: isForLine(applies),
    isInForce: (day) => (from === undefined || from <= day) && (to === undefined || day <= to),
    holds,
    concernsPayer: compiled(scope, narrowed(expression, OF_PAYER)) ?? always,
    concerns: compiled(scope, narrowed(expression, SHARED[scope])),
    rest: rest && checkTyped(rest, NAMES[scope], FUNCTIONS, BOOLEAN),
    repair: repairOf(text),
  };
}

/** A part of a condition that was read. */
const compiled = (scope: Scope, part: Expression | null): Condition['holds'] | null =>
  part && conditionOf(part, NAMES[scope], FUNCTIONS);

function repairOf({ id, scope, repair }: RuleText): Repair | null {
  if (repair === undefined) return null;
  if (scope !== 'line') throw new RuleFault(id, 'only a rule of lines can have a repair.');
  const { says, set, to } = repair;
  const valueFor = placed(id, 'repair', to, () => valueOf(to, NAMES.line, FUNCTIONS, REPAIRS[set].type));
  return { says, field: set, valueFor };
}

/** Reads a text of a rule. Throws RuleFault, which tells the place in the text of what is wrong. */
function placed<Of>(id: string, what: string, text: string, readText: () => Of): Of {
  try {
    return readText();
  } catch (fault) {
    if (!(fault instanceof ConditionFault)) throw fault;
    const { line, column } = placeIn(text, fault.at);
    throw new RuleFault(id, `its ${what}, line ${line} column ${column}: ${fault.message}`);
  }
}

const isForClaim = ({ payers, filings }: Applies): Rule['isForClaim'] =>
  payers === undefined && filings === undefined
    ? always
    : ({ document: { encounter } }) =>
        isAmong(payers, encounter.coverage?.payerId) && isAmong(filings, encounter.coverage?.filingIndicator);

const isForLine = ({ kinds, places }: Applies): Rule['isForLine'] =>
  kinds === undefined && places === undefined
    ? always
    : (line) => isAmong(kinds, line.kind) && isAmong(places, line.place);

const always = (): boolean => true;

const isAmong = (wanted: readonly string[] | undefined, one: string | null | undefined): boolean =>
  wanted === undefined || (typeof one === 'string' && wanted.includes(one));
