import type { Expression } from './syntax.js';

/** The values that a condition asks of, as paths: `line.code`, `line.schedule.status`. What it names itself is none of them. */
export function mentions(expression: Expression): readonly string[] {
  const path = pathOf(expression);
  if (path !== undefined) return [path];
  switch (expression.is) {
    case 'not':
    case 'presence':
    case 'like':
    case 'field':
      return mentions(expression.of);
    case 'call':
      return expression.given.flatMap(mentions);
    case 'binary':
      return [...mentions(expression.left), ...mentions(expression.right)];
    case 'each': {
      const { name, over, test } = expression;
      return [...mentions(over), ...mentions(test).filter((one) => one !== name && !one.startsWith(`${name}.`))];
    }
    default:
      return [];
  }
}

export function pathOf(expression: Expression): string | undefined {
  if (expression.is === 'name') return expression.name;
  if (expression.is !== 'field') return undefined;
  const of = pathOf(expression.of);
  return of === undefined ? undefined : `${of}.${expression.name}`;
}
