import { contradicts, covers, demandOf } from './demand.js';
import { ConditionFault } from './fault.js';
import type { Comparison, Expression } from './syntax.js';
import { oneOf } from './texts.js';
import { written } from './written.js';

/**
 * Throws ConditionFault where a part of a condition can never be reached: what is always the same, what contradicts what is asked
 * beside it or around it by "and", what another alternative says already, and what stands twice. `given` is asked around it.
 */
export function checkReach(expression: Expression, given: readonly Expression[] = []): void {
  checkConstant(expression);
  checkList(expression);
  if (expression.is === 'binary' && (expression.operator === 'and' || expression.operator === 'or')) {
    const { operator } = expression;
    const parts = partsOf(expression, operator);
    checkTwice(parts, operator);
    if (operator === 'or') checkCovered(parts);
    parts.forEach((part, place) => {
      const around = operator === 'and' ? [...given, ...parts.slice(0, place)] : given;
      checkTogether(part, around);
      checkReach(part, operator === 'and' ? [...around, ...parts.slice(place + 1)] : given);
    });
    return;
  }
  for (const inner of innerOf(expression)) checkReach(inner, expression.is === 'not' ? [] : given);
}

/** The conditions that an expression is made of. */
function innerOf(expression: Expression): readonly Expression[] {
  switch (expression.is) {
    case 'not':
      return [expression.of];
    case 'each':
      return [expression.test];
    case 'binary':
      return isComparison(expression.operator) ? [] : [expression.left, expression.right];
    default:
      return [];
  }
}

/** All that is joined by one operator: `a and (b and c)` is three parts. */
export const partsOf = (expression: Expression, operator: 'and' | 'or'): readonly Expression[] =>
  expression.is === 'binary' && expression.operator === operator
    ? [...partsOf(expression.left, operator), ...partsOf(expression.right, operator)]
    : [expression];

function checkConstant(expression: Expression): void {
  if (expression.is === 'literal' && expression.value.type === 'boolean')
    throw new ConditionFault(expression.at, `"${expression.value.boolean}" decides nothing here.`);
  if (expression.is !== 'binary' || !isComparison(expression.operator)) return;
  const { at, left, right } = expression;
  if (written(left) === written(right)) throw new ConditionFault(at, 'Both sides are the same.');
  if (isConstant(left) && isConstant(right)) throw new ConditionFault(at, 'This is always the same.');
}

const isComparison = (operator: string): operator is Comparison => ['=', '!=', '<', '<=', '>', '>='].includes(operator);

const isConstant = (expression: Expression): boolean =>
  expression.is === 'literal' ||
  (expression.is === 'binary' && isConstant(expression.left) && isConstant(expression.right));

function checkTwice(parts: readonly Expression[], operator: 'and' | 'or'): void {
  const seen = new Set<string>();
  for (const part of parts) {
    const text = written(part);
    if (seen.has(text)) throw new ConditionFault(part.at, `This stands twice, joined by "${operator}".`);
    if (seen.has(contraryOf(part)))
      throw new ConditionFault(part.at, `This is the contrary of what stands before it, joined by "${operator}".`);
    seen.add(text);
  }
}

const contraryOf = (part: Expression): string =>
  part.is === 'not' ? written(part.of) : written({ is: 'not', at: part.at, of: part });

function checkTogether(part: Expression, given: readonly Expression[]): void {
  const demand = demandOf(part);
  if (demand === undefined) return;
  for (const other of given.flatMap((one) => demandOf(one) ?? []))
    if (contradicts(other, demand))
      throw new ConditionFault(demand.at, `This can never be together with what is asked of ${other.of} before.`);
}

/** An alternative that another one covers decides nothing. */
function checkCovered(parts: readonly Expression[]): void {
  const demands = parts.flatMap((part) => demandOf(part) ?? []);
  for (const demand of demands)
    if (demands.some((other) => other !== demand && covers(other, demand)))
      throw new ConditionFault(demand.at, `This is said already by what is asked of ${demand.of} beside it.`);
}

/** Of a list, what stands in it twice. */
function checkList(expression: Expression): void {
  if (expression.is !== 'binary' || expression.right.is !== 'list') return;
  const { items } = expression.right;
  for (const [place, item] of items.entries())
    if (item.is === 'text' && oneOf(items.toSpliced(place, 1))(item.text))
      throw new ConditionFault(item.at, `"${item.text}" stands twice in the list.`);
}
