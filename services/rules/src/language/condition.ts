import { type Checked, checkTyped, type Names } from './check.js';
import { compileCondition, compileValue, type Run } from './compile.js';
import { parse } from './parse.js';
import { checkReach } from './reach.js';
import type { Expression } from './syntax.js';
import { BOOLEAN, type Functions, type Type } from './types.js';

export interface Condition {
  readonly expression: Expression;
  readonly checked: Checked;
  /** Whether it holds for the values of its names, by their slots. */
  readonly holds: (values: readonly unknown[]) => boolean;
}

/** Reads, checks and compiles a condition. Throws ConditionFault. */
export function condition(text: string, names: Names, functions: Functions): Condition {
  const expression = parse(text);
  const checked = checkTyped(expression, names, functions, BOOLEAN);
  const holds = compileCondition(checked);
  checkReach(expression);
  return { expression, checked, holds };
}

/** Checks and compiles what was read already. Throws ConditionFault. */
export const conditionOf = (expression: Expression, names: Names, functions: Functions): Condition['holds'] =>
  compileCondition(checkTyped(expression, names, functions, BOOLEAN));

/** Reads, checks and compiles what gives a value of a type; what is missing is null. Throws ConditionFault. */
export const valueOf = (text: string, names: Names, functions: Functions, wanted: Type): Run =>
  compileValue(checkTyped(parse(text), names, functions, wanted));
