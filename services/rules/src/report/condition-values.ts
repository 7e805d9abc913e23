import { FUNCTIONS } from '../domain/questions.js';
import { NAMES, type Scope } from '../domain/vocabulary.js';
import type { Names } from '../language/check.js';
import { conditionOf } from '../language/condition.js';
import { pathOf } from '../language/mentions.js';
import { parse } from '../language/parse.js';
import type { Expression } from '../language/syntax.js';
import { NUMBER, type Type } from '../language/types.js';

/**
 * What a field was when a condition asked of it, as the language writes values: `["25", "59"]`, `$150.00`, `missing`.
 */
export interface FieldValue {
  readonly field: string;
  readonly value: string;
}

/**
 * The fields that a condition asks of, each once, with their values. Of a walk over a list it tells the first item for
 * which the walk's test holds. Only texts, numbers, amounts, days and lists of them are told; of anything larger,
 * whether it is there.
 */
export function valuesIn(when: string, scope: Scope, values: readonly unknown[]): readonly FieldValue[] {
  const found = new Map<string, string>();
  tell(parse(when), NAMES[scope], values, found);
  return [...found].map(([field, value]) => ({ field, value }));
}

function tell(expression: Expression, names: Names, values: readonly unknown[], found: Map<string, string>): void {
  const path = pathOf(expression);
  if (path !== undefined) {
    found.set(path, told(typedAt(expression, names, values)));
    return;
  }
  switch (expression.is) {
    case 'not':
    case 'presence':
    case 'like':
    case 'field':
      return tell(expression.of, names, values, found);
    case 'call':
      return expression.given.forEach((given) => tell(given, names, values, found));
    case 'binary':
      tell(expression.left, names, values, found);
      return tell(expression.right, names, values, found);
    case 'each':
      return tellWalk(expression, names, values, found);
    default:
  }
}

function tellWalk(
  { name, over, test }: Expression & { readonly is: 'each' },
  names: Names,
  values: readonly unknown[],
  found: Map<string, string>,
): void {
  tell(over, names, values, found);
  const { type, value } = typedAt(over, names, values);
  if (type?.is !== 'list' || value === null) return;
  const inner: Names = [...names, [name, type.of]];
  const holds = conditionOf(test, inner, FUNCTIONS);
  const shown = (value as readonly unknown[]).find((item) => holds([...values, item]));
  if (shown !== undefined) tell(test, inner, [...values, shown], found);
}

/** A value and what it is; `type` is null for what no path of names and fields leads to. */
interface Typed {
  readonly type: Type | null;
  readonly value: unknown;
}

const NOWHERE: Typed = { type: null, value: null };

function typedAt(expression: Expression, names: Names, values: readonly unknown[]): Typed {
  if (expression.is === 'name') {
    const slot = names.findIndex(([name]) => name === expression.name);
    return slot === -1 ? NOWHERE : { type: names[slot]![1], value: values[slot] ?? null };
  }
  if (expression.is !== 'field') return NOWHERE;
  const { type, value } = typedAt(expression.of, names, values);
  if (type?.is === 'list') return { type: NUMBER, value: (value as readonly unknown[] | null)?.length ?? null };
  const field = type?.is === 'record' ? type.fields[expression.name] : undefined;
  if (field === undefined) return NOWHERE;
  return { type: field.type, value: value === null ? null : (field.get(value as never) ?? null) };
}

function told({ type, value }: Typed): string {
  if (value === null || type === null) return 'missing';
  switch (type.is) {
    case 'record':
      return 'present';
    case 'list': {
      const items = value as readonly unknown[];
      if (type.of.is === 'record') return `${items.length} of them`;
      return `[${items.map((item) => told({ type: type.of, value: item })).join(', ')}]`;
    }
    case 'text':
      return JSON.stringify(value);
    case 'money':
      return `$${(Number(value) / 100).toFixed(2)}`;
    default:
      return typeof value === 'string' ? value : JSON.stringify(value);
  }
}
