import { parse } from './parse.js';
import { checkReach } from './reach.js';
import type { Expression } from './syntax.js';
import { type Names, translateCondition } from './translate.js';
import type { Functions } from './types.js';

export interface Condition {
  readonly expression: Expression;
  /** Whether it holds for the values of its names, by their slots. The array has room for the walks within. */
  readonly holds: (values: unknown[]) => boolean;
}

/** Reads, checks and translates a condition. Throws ConditionFault. */
export function condition(text: string, names: Names, functions: Functions): Condition {
  const expression = parse(text);
  const holds = translateCondition(expression, names, functions);
  checkReach(expression);
  return { expression, holds };
}
