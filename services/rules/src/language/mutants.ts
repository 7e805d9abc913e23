import type { Binary, Expression } from './syntax.js';

/** The other side of each comparison, and its neighbour at the boundary. */
const OTHERWISE: Readonly<Partial<Record<Binary, readonly Binary[]>>> = {
  '=': ['!='],
  '!=': ['='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  and: ['or'],
  or: ['and'],
  '+': ['-'],
  '-': ['+'],
};

/**
 * All conditions that differ from one in a single place: a comparison turned round or moved by its boundary, a part left out,
 * a "not" taken away, a number one more, a text of a list left out. What the examples of a rule must tell apart from it.
 */
export function mutantsOf(expression: Expression): readonly Expression[] {
  return [...ownMutants(expression), ...innerMutants(expression)];
}

function ownMutants(expression: Expression): readonly Expression[] {
  switch (expression.is) {
    case 'binary': {
      const { operator, left, right } = expression;
      const turned = (OTHERWISE[operator] ?? []).map((other): Expression => ({ ...expression, operator: other }));
      const isJoined = operator === 'and' || operator === 'or';
      const isAsked = operator === 'in' || operator === 'has';
      return [...turned, ...(isJoined ? [left, right] : []), ...(isAsked ? [negated(expression)] : [])];
    }
    case 'not':
      return [expression.of];
    case 'presence':
      return [{ ...expression, present: !expression.present }];
    case 'like':
      return [negated(expression)];
    case 'each':
      return expression.quantifier === 'count'
        ? []
        : [{ ...expression, quantifier: expression.quantifier === 'any' ? 'all' : 'any' }];
    case 'list':
      return expression.items.length === 1
        ? []
        : expression.items.map((_, at) => ({ ...expression, items: expression.items.toSpliced(at, 1) }));
    case 'literal':
      return expression.value.type === 'number'
        ? [{ ...expression, value: { type: 'number', number: expression.value.number + 1 } }]
        : [];
    default:
      return [];
  }
}

const negated = (of: Expression): Expression => ({ is: 'not', at: of.at, of });

function innerMutants(expression: Expression): readonly Expression[] {
  switch (expression.is) {
    case 'binary':
      return [
        ...mutantsOf(expression.left).map((left) => ({ ...expression, left })),
        ...mutantsOf(expression.right).map((right) => ({ ...expression, right })),
      ];
    case 'not':
    case 'presence':
    case 'like':
    case 'field':
      return mutantsOf(expression.of).map((of) => ({ ...expression, of }));
    case 'each':
      return mutantsOf(expression.test).map((test) => ({ ...expression, test }));
    case 'call':
      return expression.given.flatMap((one, at) =>
        mutantsOf(one).map((other) => ({ ...expression, given: expression.given.with(at, other) })),
      );
    default:
      return [];
  }
}
