import type { Expression } from '@chargeline/rules';
import { dayNumber } from './scalar-rules.js';

/** The path that an expression is, as `line.schedule.status`; null when it is none. */
export function pathOf(expression: Expression): string | null {
  if (expression.is === 'name') return expression.name;
  if (expression.is !== 'field') return null;
  const of = pathOf(expression.of);
  return of === null ? null : `${of}.${expression.name}`;
}

/** The value of a literal as peers take it; undefined when the expression is none. */
export function literalOf(expression: Expression): unknown {
  if (expression.is !== 'literal') return undefined;
  const { value } = expression;
  switch (value.type) {
    case 'text':
      return value.text;
    case 'number':
      return value.number;
    case 'money':
      return value.cents;
    case 'date':
      return dayNumber(value.day);
    case 'boolean':
      return value.boolean;
  }
}

/** The texts of a list. Throws a RangeError at a range. */
export function textsOf(expression: Expression & { readonly is: 'list' }): readonly string[] {
  return expression.items.map((item) => {
    if (item.is === 'range') throw new RangeError('Other engines have no ranges of texts.');
    return item.text;
  });
}

export const untranslatable = ({ is }: Expression): RangeError =>
  new RangeError(`What "${is}" says is not put into other engines' words.`);
