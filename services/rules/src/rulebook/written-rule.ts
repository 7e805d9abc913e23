import { type Repair, REPAIRS, repairTo } from '../domain/repair.js';
import type { Rule } from '../domain/rule.js';
import { FUNCTIONS } from '../domain/questions.js';
import { OF_DAYS, OF_PAYER, SHARED } from '../domain/shared.js';
import { MOST_ASKED, NAMES, type Scope } from '../domain/vocabulary.js';
import { type Checked, checkTyped } from '../language/check.js';
import { compileCondition } from '../language/compile.js';
import { condition, valueOf } from '../language/condition.js';
import { costOf } from '../language/cost.js';
import { ConditionFault, placeIn } from '../language/fault.js';
import { narrowed, remaining } from '../language/narrow.js';
import { parse } from '../language/parse.js';
import type { Expression } from '../language/syntax.js';
import { BOOLEAN } from '../language/types.js';
import { RuleFault } from './rule-fault.js';
import type { Applies, RuleText } from './rule-file.js';

/** The rule that a text says. Throws RuleFault, which names the rule, and the line and column of its condition. */
export function ruleOf(text: RuleText): Rule {
  const { id, title, severity, because, source, carc = null, owner, scope, from, to, when, applies = {} } = text;
  const {
    expression,
    checked: whole,
    holds,
  } = placed(id, 'condition', when, () => condition(when, NAMES[scope], FUNCTIONS));
  const rest = remaining(expression, SHARED[scope]);
  const ofPayer = checked(scope, narrowed(expression, OF_PAYER));
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
    concernsPayer: ofPayer === null ? always : compileCondition(ofPayer),
    concerns: checked(scope, narrowed(expression, SHARED[scope])),
    concernsDays: scope === 'line' ? checked(scope, narrowed(expression, OF_DAYS)) : null,
    rest: checked(scope, scope === 'line' ? rest && remaining(rest, OF_DAYS) : rest),
    repair: repairOf(text),
    cost: MOST_ASKED[scope] * (costOf(whole) + costOfRepair(text)),
  };
}

/** A part of a condition that was read. */
const checked = (scope: Scope, part: Expression | null): Checked | null =>
  part && checkTyped(part, NAMES[scope], FUNCTIONS, BOOLEAN);

function repairOf({ id, scope, repair }: RuleText): Repair | null {
  if (repair === undefined) return null;
  if (scope !== 'line') throw new RuleFault(id, 'only a rule of lines can have a repair.');
  const { says, set, to } = repair;
  const value = placed(id, 'repair', to, () => valueOf(to, NAMES.line, FUNCTIONS, REPAIRS[set].type));
  return repairTo(set, says, value);
}

const costOfRepair = ({ repair }: RuleText): number =>
  repair === undefined ? 0 : costOf(checkTyped(parse(repair.to), NAMES.line, FUNCTIONS, REPAIRS[repair.set].type));

/** Reads a text of a rule. Throws RuleFault, which tells the place in the text of what is wrong. */
function placed<Of>(id: string, what: string, text: string, readText: () => Of): Of {
  try {
    return readText();
  } catch (fault) {
    if (!(fault instanceof ConditionFault)) throw fault;
    const { line, column } = placeIn(text, fault.at);
    throw new RuleFault(id, fault.message, `its ${what}, line ${line} column ${column}`);
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
