import type { Checked } from './check.js';
import type { Item } from './syntax.js';
import type { Type } from './types.js';

/** A question about dates or texts, beside what it is given. */
const QUESTION = 25;

/**
 * What asking a checked expression costs at most, in steps of some ten nanoseconds: one for each part of it, more for a value that has to
 * be found first, and all that is within a walk once for each item of the longest list that a claim has there. That `and` and `or` mostly
 * stop early is no help against a claim for which they do not.
 */
export function costOf(expression: Checked): number {
  switch (expression.is) {
    case 'literal':
    case 'slot':
      return 1;
    case 'field':
      return expression.steps + costOf(expression.of);
    case 'size':
    case 'not':
    case 'presence':
    case 'like':
      return 1 + costOf(expression.of);
    case 'call':
      return QUESTION + sum(expression.given.map(costOf));
    case 'one of':
      return looksAt(expression.items) + costOf(expression.of);
    case 'has one of':
      return mostOf(expression.list.type) * looksAt(expression.items) + costOf(expression.list);
    case 'has':
      return mostOf(expression.list.type) + costOf(expression.list) + costOf(expression.text);
    case 'and':
    case 'or':
    case 'sum':
    case 'comparison':
      return 1 + costOf(expression.left) + costOf(expression.right);
    case 'each':
      return costOf(expression.over) + mostOf(expression.over.type) * (1 + costOf(expression.test));
  }
}

/** All texts of a list are looked up at once, its ranges one by one. */
const looksAt = (items: readonly Item[]): number => 1 + items.filter((item) => item.is === 'range').length;

const mostOf = (type: Type): number => (type.is === 'list' ? type.most : 1);

const sum = (costs: readonly number[]): number => costs.reduce((all, one) => all + one, 0);
