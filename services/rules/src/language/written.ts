import type { Expression, Item, Literal } from './syntax.js';

/** A condition as text again, with all its parentheses, so that two of one meaning are alike. */
export function written(expression: Expression): string {
  switch (expression.is) {
    case 'literal':
      return literal(expression.value);
    case 'name':
      return expression.name;
    case 'field':
      return `${written(expression.of)}.${expression.name}`;
    case 'call':
      return `${expression.name}(${expression.given.map(written).join(', ')})`;
    case 'list':
      return `[${expression.items.map(item).join(', ')}]`;
    case 'not':
      return `not (${written(expression.of)})`;
    case 'presence':
      return `(${written(expression.of)} is ${expression.present ? 'present' : 'missing'})`;
    case 'like':
      return `(${written(expression.of)} like "${expression.pattern}")`;
    case 'binary':
      return `(${written(expression.left)} ${expression.operator} ${written(expression.right)})`;
    case 'each':
      return `(${expression.quantifier} ${expression.name} in ${written(expression.over)}: ${written(expression.test)})`;
  }
}

function literal(value: Literal): string {
  switch (value.type) {
    case 'text':
      return `"${value.text}"`;
    case 'number':
      return String(value.number);
    case 'money':
      return `$${(value.cents / 100).toFixed(2)}`;
    case 'date':
      return value.day;
    case 'boolean':
      return String(value.boolean);
  }
}

const item = (one: Item): string => (one.is === 'text' ? `"${one.text}"` : `"${one.first}".."${one.last}"`);
