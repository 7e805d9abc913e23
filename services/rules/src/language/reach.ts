import { ConditionFault } from './fault.js';
import type { Comparison, Expression } from './syntax.js';
import { oneOf } from './texts.js';
import { written } from './written.js';

/**
 * Throws ConditionFault where a part of a condition can never be reached: what is always the same, what contradicts what
 * stands beside it by "and", and what stands twice.
 */
export function checkReach(expression: Expression): void {
  checkConstant(expression);
  if (expression.is === 'binary' && (expression.operator === 'and' || expression.operator === 'or')) {
    const parts = partsOf(expression, expression.operator);
    checkTwice(parts, expression.operator);
    if (expression.operator === 'and') checkTogether(parts);
    for (const part of parts) checkReach(part);
    return;
  }
  for (const inner of innerOf(expression)) checkReach(inner);
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

function checkTwice(parts: readonly Expression[], operator: string): void {
  const seen = new Set<string>();
  for (const part of parts) {
    const text = written(part);
    if (seen.has(text)) throw new ConditionFault(part.at, `This stands twice, joined by "${operator}".`);
    seen.add(text);
  }
}

/** What a part demands of one value. */
interface Demand {
  readonly at: number;
  readonly of: string;
  /** The texts that it may be, where it is one of a few. */
  readonly texts?: readonly string[];
  readonly isOne?: (text: string) => boolean;
  readonly not?: string;
  /** Numbers, cents or days from and to, ends included unless `open`. */
  readonly least?: number | string;
  readonly most?: number | string;
  readonly open?: boolean;
}

function checkTogether(parts: readonly Expression[]): void {
  const demands = parts.flatMap((part) => demandOf(part) ?? []);
  for (const [place, later] of demands.entries())
    for (const earlier of demands.slice(0, place))
      if (earlier.of === later.of && contradicts(earlier, later))
        throw new ConditionFault(later.at, `This can never be together with what is asked of ${later.of} before.`);
}

function demandOf(part: Expression): Demand | undefined {
  if (part.is !== 'binary') return undefined;
  const { at, left, operator, right } = part;
  const of = written(left);
  if (operator === 'in' && right.is === 'list') {
    const plain = right.items.every((item) => item.is === 'text');
    const texts = right.items.flatMap((item) => (item.is === 'text' ? [item.text] : []));
    return { at, of, isOne: oneOf(right.items), ...(plain ? { texts } : {}) };
  }
  if (right.is !== 'literal' || right.value.type === 'boolean') return undefined;
  if (right.value.type === 'text') {
    const { text } = right.value;
    if (operator === '=') return { at, of, texts: [text], isOne: (other) => other === text };
    return operator === '!=' ? { at, of, not: text } : undefined;
  }
  const value =
    right.value.type === 'number'
      ? right.value.number
      : right.value.type === 'money'
        ? right.value.cents
        : right.value.day;
  if (operator === '=') return { at, of, least: value, most: value };
  if (operator === '>' || operator === '>=') return { at, of, least: value, open: operator === '>' };
  if (operator === '<' || operator === '<=') return { at, of, most: value, open: operator === '<' };
  return undefined;
}

function contradicts(one: Demand, other: Demand): boolean {
  if (one.not !== undefined || other.not !== undefined)
    return (one.texts ?? other.texts)?.every((text) => text === (one.not ?? other.not)) === true;
  for (const [few, any] of [
    [one, other],
    [other, one],
  ] as const)
    if (few.texts !== undefined && any.isOne !== undefined) return !few.texts.some(any.isOne);
  return isEmpty(one.least, other.most, one, other) || isEmpty(other.least, one.most, one, other);
}

function isEmpty(least: Demand['least'], most: Demand['most'], one: Demand, other: Demand): boolean {
  if (least === undefined || most === undefined) return false;
  return least > most || (least === most && (one.open === true || other.open === true));
}
