import { mentions, pathOf } from './mentions.js';
import { partsOf } from './reach.js';
import { type Expression, SUMS } from './syntax.js';

/** What is known before a condition is asked. */
export interface Known {
  /** Paths whose values are known, with all beneath them: `line.code`, `line.schedule`. */
  readonly values: readonly string[];
  /** Paths of which is known whether there is anything: `line.ndc`, or a list that may be empty. */
  readonly presences: readonly string[];
}

/**
 * What a condition demands of the known: where this does not hold, neither does the condition, whatever the rest is. Null
 * when it demands nothing.
 */
export const narrowed = (expression: Expression, known: Known): Expression | null => bound(expression, 'and', known);

/** What is left to ask of a condition where what it demands of the known holds; null when nothing is. */
export function remaining(expression: Expression, known: Known): Expression | null {
  const parts = partsOf(expression, 'and').filter((part) => !isKnown(part, known));
  return parts.reduce<Expression | null>((left, right) => (left === null ? right : both(left, right)), null);
}

/**
 * The part of a condition that asks of the known alone. By "and": what must hold for the condition to hold; null is true. By
 * "or": what suffices for it to hold; null is false.
 */
function bound(condition: Expression, by: 'and' | 'or', known: Known): Expression | null {
  if (isKnown(condition, known)) return condition;
  switch (condition.is) {
    case 'not': {
      const of = bound(condition.of, by === 'and' ? 'or' : 'and', known);
      return of && { ...condition, of };
    }
    case 'binary': {
      const { operator } = condition;
      if (operator !== 'and' && operator !== 'or') return by === 'and' ? neededFor(condition, known) : null;
      const [left, right] = [bound(condition.left, by, known), bound(condition.right, by, known)];
      if (left !== null && right !== null) return { ...condition, left, right };
      return operator === by ? (left ?? right) : null;
    }
    case 'each': {
      if (condition.quantifier !== 'any' || by === 'or') return null;
      const { over } = condition;
      const [left, right] = [isListed(over, known) ? holdsSome(over) : null, bound(condition.test, by, known)];
      return left !== null && right !== null ? both(left, right) : (left ?? right);
    }
    case 'like':
      return by === 'and' ? neededFor(condition, known) : null;
    default:
      return null;
  }
}

/** What is missing makes every comparison with it false: so it must be present. */
function neededFor(comparison: Expression & { is: 'binary' | 'like' }, known: Known): Expression | null {
  const of =
    comparison.is === 'like'
      ? listedIn(comparison.of, known)
      : (listedIn(comparison.left, known) ?? listedIn(comparison.right, known));
  return of && { is: 'presence', at: of.at, of, present: true };
}

/**
 * The first path of which is known whether it is there, and without which a value is missing. A value that is true or false is never
 * missing, whatever it compares.
 */
function listedIn(value: Expression, known: Known): Expression | null {
  if (isListed(value, known)) return value;
  switch (value.is) {
    case 'field':
      return listedIn(value.of, known);
    case 'binary':
      return SUMS.some((sum) => sum === value.operator)
        ? (listedIn(value.left, known) ?? listedIn(value.right, known))
        : null;
    default:
      return null;
  }
}

const both = (left: Expression, right: Expression): Expression => ({
  is: 'binary',
  at: left.at,
  operator: 'and',
  left,
  right,
});

const isKnown = (part: Expression, known: Known): boolean =>
  (part.is === 'presence' && isListed(part.of, known)) ||
  isEmptiness(part, known) ||
  mentions(part).every((path) => isAmong(path, known.values));

/** Whether it asks if a list has anything: of its size, whether that is 0 or more. */
const isEmptiness = (part: Expression, known: Known): boolean =>
  part.is === 'binary' &&
  (part.operator === '=' || part.operator === '>') &&
  part.left.is === 'field' &&
  part.left.name === 'size' &&
  isListed(part.left.of, known) &&
  part.right.is === 'literal' &&
  part.right.value.type === 'number' &&
  part.right.value.number === 0;

const isListed = (part: Expression, { presences }: Known): boolean => presences.includes(pathOf(part) ?? '');

const isAmong = (path: string, paths: readonly string[]): boolean =>
  paths.some((one) => path === one || path.startsWith(`${one}.`));

const holdsSome = (list: Expression): Expression => ({
  is: 'binary',
  at: list.at,
  operator: '>',
  left: { is: 'field', at: list.at, of: list, name: 'size', nameAt: list.at },
  right: { is: 'literal', at: list.at, value: { type: 'number', number: 0 } },
});
