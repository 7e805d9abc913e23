import { ConditionFault } from './fault.js';
import {
  type Comparison,
  COMPARISONS,
  type Expression,
  type Item,
  type Literal,
  type Quantifier,
  type Sum,
} from './syntax.js';
import {
  BOOLEAN,
  called,
  DATE,
  type Field,
  type Functions,
  MONEY,
  NUMBER,
  type Question,
  TEXT,
  type Type,
} from './types.js';

/**
 * A checked expression: every name is the slot of its value, every field the way to take it out, every type is right. It holds
 * no name of the text any more, and of its texts only literals and patterns.
 */
export type Checked = { readonly type: Type } & (
  | { readonly is: 'literal'; readonly value: Literal }
  | { readonly is: 'slot'; readonly slot: number }
  | { readonly is: 'field'; readonly of: Checked; readonly get: Field['get']; readonly steps: number }
  | { readonly is: 'size'; readonly of: Checked }
  | { readonly is: 'call'; readonly call: Question['call']; readonly given: readonly Checked[] }
  | { readonly is: 'not'; readonly of: Checked }
  | { readonly is: 'presence'; readonly of: Checked; readonly present: boolean }
  | { readonly is: 'like'; readonly of: Checked; readonly pattern: string; readonly at: number }
  /** A text that is one of these; a list of texts that has one of these; a list that has a text. */
  | { readonly is: 'one of'; readonly of: Checked; readonly items: readonly Item[] }
  | { readonly is: 'has one of'; readonly list: Checked; readonly items: readonly Item[] }
  | { readonly is: 'has'; readonly list: Checked; readonly text: Checked }
  | { readonly is: 'and' | 'or'; readonly left: Checked; readonly right: Checked }
  | { readonly is: 'sum'; readonly operator: Sum; readonly left: Checked; readonly right: Checked }
  | { readonly is: 'comparison'; readonly operator: Comparison; readonly left: Checked; readonly right: Checked }
  /** Each item stands in `slot` while it is tested. */
  | {
      readonly is: 'each';
      readonly quantifier: Quantifier;
      readonly over: Checked;
      readonly slot: number;
      readonly test: Checked;
    }
);

/** What a condition can name: each name has a type, and its value a slot, in this order. */
export type Names = readonly (readonly [name: string, type: Type])[];

/** Each walks a list for each item of the other: a third would make long claims slow. */
const DEEPEST_EACH = 2;

/** Checks an expression of whatever type. Throws ConditionFault where a name is not known or a type is wrong. */
export const check = (expression: Expression, names: Names, functions: Functions): Checked =>
  new Checker(functions, 0).any(expression, names);

/** Checks an expression that must be of a type. Throws ConditionFault where a name is not known or a type is wrong. */
export const checkTyped = (expression: Expression, names: Names, functions: Functions, wanted: Type): Checked =>
  new Checker(functions, 0).typed(expression, names, wanted);

class Checker {
  constructor(
    private readonly functions: Functions,
    private readonly depth: number,
  ) {}

  any(expression: Expression, names: Names): Checked {
    switch (expression.is) {
      case 'literal':
        return { is: 'literal', type: LITERALS[expression.value.type], value: expression.value };
      case 'name':
        return named(expression, names);
      case 'field':
        return this.field(expression, names);
      case 'call':
        return this.call(expression, names);
      case 'list':
        throw new ConditionFault(expression.at, 'A list stands only behind "in" or "has".');
      case 'not':
        return { is: 'not', type: BOOLEAN, of: this.typed(expression.of, names, BOOLEAN) };
      case 'presence': {
        const of = this.any(expression.of, names);
        return { is: 'presence', type: BOOLEAN, of, present: expression.present };
      }
      case 'like': {
        const { at, pattern } = expression;
        return { is: 'like', type: BOOLEAN, of: this.typed(expression.of, names, TEXT), pattern, at };
      }
      case 'each':
        return this.each(expression, names);
      case 'binary':
        return this.binary(expression, names);
    }
  }

  typed(expression: Expression, names: Names, wanted: Type): Checked {
    const checked = this.any(expression, names);
    if (!isOf(checked.type, wanted))
      throw new ConditionFault(expression.at, `This is ${called(checked.type)}, where ${called(wanted)} is needed.`);
    return checked;
  }

  private field({ nameAt: at, of: owner, name }: Expression & { is: 'field' }, names: Names): Checked {
    const of = this.any(owner, names);
    if (of.type.is === 'list' && name === 'size') return { is: 'size', type: NUMBER, of };
    if (of.type.is !== 'record')
      throw new ConditionFault(at, `${capital(called(of.type))} has no fields, so no "${name}".`);
    const field = Object.hasOwn(of.type.fields, name) ? of.type.fields[name] : undefined;
    if (field === undefined)
      throw new ConditionFault(
        at,
        `A ${of.type.name} has no field "${name}".${nearest(name, Object.keys(of.type.fields))}`,
      );
    return { is: 'field', type: field.type, of, get: field.get, steps: field.steps };
  }

  private call({ at, name, given }: Expression & { is: 'call' }, names: Names): Checked {
    const asked = Object.hasOwn(this.functions, name) ? this.functions[name] : undefined;
    if (asked === undefined)
      throw new ConditionFault(at, `There is no function "${name}".${nearest(name, Object.keys(this.functions))}`);
    const { takes, gives, call } = asked;
    if (given.length !== takes.length)
      throw new ConditionFault(at, `${name} takes ${takes.length} values, and is given ${given.length}.`);
    return {
      is: 'call',
      type: gives,
      call,
      given: given.map((one, place) => this.typed(one, names, takes[place]!)),
    };
  }

  private each({ at, quantifier, name, over, test }: Expression & { is: 'each' }, names: Names): Checked {
    if (this.depth === DEEPEST_EACH)
      throw new ConditionFault(at, `No more than ${DEEPEST_EACH} walks stand in each other.`);
    if (names.some(([known]) => known === name)) throw new ConditionFault(at, `The name "${name}" is taken.`);
    const list = this.any(over, names);
    if (list.type.is !== 'list')
      throw new ConditionFault(over.at, `This is ${called(list.type)}, where a list is needed.`);
    const inner = new Checker(this.functions, this.depth + 1);
    return {
      is: 'each',
      type: quantifier === 'count' ? NUMBER : BOOLEAN,
      quantifier,
      over: list,
      slot: names.length,
      test: inner.typed(test, [...names, [name, list.type.of]], BOOLEAN),
    };
  }

  private binary(expression: Expression & { is: 'binary' }, names: Names): Checked {
    const { operator, left, right } = expression;
    switch (operator) {
      case 'and':
      case 'or':
        return {
          is: operator,
          type: BOOLEAN,
          left: this.typed(left, names, BOOLEAN),
          right: this.typed(right, names, BOOLEAN),
        };
      case 'in': {
        const of = this.typed(left, names, TEXT);
        if (right.is !== 'list') return { is: 'has', type: BOOLEAN, list: this.textsOf(right, names), text: of };
        for (const item of right.items) if (item.is === 'text') checkAmong(of.type, item.text, item.at);
        return { is: 'one of', type: BOOLEAN, of, items: right.items };
      }
      case 'has': {
        const list = this.textsOf(left, names);
        return right.is === 'list'
          ? { is: 'has one of', type: BOOLEAN, list, items: right.items }
          : { is: 'has', type: BOOLEAN, list, text: this.typed(right, names, TEXT) };
      }
      case '+':
      case '-':
      case '*':
        return this.sum(operator, left, right, names);
      default:
        return this.comparison(operator, left, right, names);
    }
  }

  private textsOf(expression: Expression, names: Names): Checked {
    const list = this.any(expression, names);
    if (list.type.is !== 'list' || list.type.of.is !== 'text')
      throw new ConditionFault(expression.at, `This is ${called(list.type)}, where a list of texts is needed.`);
    return list;
  }

  private sum(operator: Sum, one: Expression, other: Expression, names: Names): Checked {
    const [left, right] = [this.any(one, names), this.any(other, names)];
    const type = sumType(operator, left.type, right.type);
    if (type === undefined)
      throw new ConditionFault(
        other.at,
        `${capital(called(left.type))} ${operator} ${called(right.type)} means nothing.`,
      );
    return { is: 'sum', type, operator, left, right };
  }

  private comparison(operator: Comparison, one: Expression, other: Expression, names: Names): Checked {
    const [left, right] = [this.any(one, names), this.any(other, names)];
    if (left.type.is !== right.type.is || !(COMPARABLE[left.type.is] ?? []).includes(operator))
      throw new ConditionFault(
        other.at,
        `${capital(called(left.type))} cannot be compared with ${called(right.type)} by ${operator}.`,
      );
    if (other.is === 'literal' && other.value.type === 'text') checkAmong(left.type, other.value.text, other.at);
    return { is: 'comparison', type: BOOLEAN, operator, left, right };
  }
}

const LITERALS: Readonly<Record<Literal['type'], Type>> = {
  text: TEXT,
  number: NUMBER,
  money: MONEY,
  date: DATE,
  boolean: BOOLEAN,
};

const isOf = (type: Type, wanted: Type): boolean =>
  type.is === 'list' && wanted.is === 'list' ? isOf(type.of, wanted.of) : type.is === wanted.is;

const COMPARABLE: Readonly<Partial<Record<Type['is'], readonly Comparison[]>>> = {
  text: ['=', '!='],
  number: COMPARISONS,
  money: COMPARISONS,
  date: COMPARISONS,
  boolean: ['=', '!='],
};

function sumType(operator: Sum, one: Type, other: Type): Type | undefined {
  const pair = `${one.is} ${operator} ${other.is}`;
  if (['number + number', 'number - number', 'number * number'].includes(pair)) return NUMBER;
  if (['money + money', 'money - money', 'money * number', 'number * money'].includes(pair)) return MONEY;
  return undefined;
}

function named({ at, name }: Expression & { is: 'name' }, names: Names): Checked {
  const slot = names.findIndex(([known]) => known === name);
  if (slot === -1)
    throw new ConditionFault(
      at,
      `The name "${name}" is not known here.${nearest(
        name,
        names.map(([known]) => known),
      )}`,
    );
  return { is: 'slot', type: names[slot]![1], slot };
}

function checkAmong(type: Type, text: string, at: number): void {
  if (type.is !== 'text' || type.among === undefined || type.among.includes(text)) return;
  throw new ConditionFault(at, `This is never "${text}": it is one of ${type.among.join(', ')}.`);
}

const capital = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}`;

/** A known name that the writer may have meant. */
function nearest(name: string, known: readonly string[]): string {
  const wanted = name.toLowerCase();
  const near = known.find(
    (one) => one.toLowerCase().startsWith(wanted.slice(0, 3)) || wanted.startsWith(one.toLowerCase().slice(0, 3)),
  );
  return near === undefined ? ` There are ${known.join(', ')}.` : ` Is "${near}" meant?`;
}
