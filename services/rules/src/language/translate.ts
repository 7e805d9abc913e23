import { ConditionFault } from './fault.js';
import { type Comparison, COMPARISONS, type Expression, type Literal, type Sum } from './syntax.js';
import { like, oneOf } from './texts.js';
import { BOOLEAN, called, DATE, type Functions, MONEY, NUMBER, TEXT, type Type } from './types.js';

/** A condition as a function of the values of its names, by their slots. */
export type Run = (values: unknown[]) => unknown;

export interface Translated {
  readonly type: Type;
  readonly run: Run;
}

/** What a condition can name: each name has a type, and its value a slot, in this order. */
export type Names = readonly (readonly [name: string, type: Type])[];

/** Each walks a list for each item of the other: a third would make long claims slow. */
const DEEPEST_EACH = 2;

/**
 * Checks a condition and makes a function of it. Something missing makes every comparison with it false. Throws
 * ConditionFault where a name is not known or a value has not the type that its place asks for.
 */
export function translate(expression: Expression, names: Names, functions: Functions): Translated {
  return new Translator(functions, 0).any(expression, names);
}

/** The same for what must be true or false: what is missing is false. */
export function translateCondition(
  expression: Expression,
  names: Names,
  functions: Functions,
): (values: unknown[]) => boolean {
  const { run } = new Translator(functions, 0).typed(expression, names, BOOLEAN);
  return (values) => run(values) === true;
}

class Translator {
  constructor(
    private readonly functions: Functions,
    private readonly depth: number,
  ) {}

  any(expression: Expression, names: Names): Translated {
    switch (expression.is) {
      case 'literal':
        return constant(expression.value);
      case 'name':
        return named(expression, names);
      case 'field':
        return this.field(expression, names);
      case 'call':
        return this.call(expression, names);
      case 'list':
        throw new ConditionFault(expression.at, 'A list stands only behind "in" or "has".');
      case 'not': {
        const { run } = this.typed(expression.of, names, BOOLEAN);
        return { type: BOOLEAN, run: (values) => run(values) !== true };
      }
      case 'presence': {
        const { run } = this.any(expression.of, names);
        const { present } = expression;
        return { type: BOOLEAN, run: (values) => ((run(values) ?? null) !== null) === present };
      }
      case 'like': {
        const { run } = this.typed(expression.of, names, TEXT);
        const isLike = like(expression.pattern, expression.at);
        return { type: BOOLEAN, run: ifText(run, isLike) };
      }
      case 'each':
        return this.each(expression, names);
      case 'binary':
        return this.binary(expression, names);
    }
  }

  typed(expression: Expression, names: Names, wanted: Type): Translated {
    const translated = this.any(expression, names);
    if (!isOf(translated.type, wanted))
      throw new ConditionFault(expression.at, `This is ${called(translated.type)}, where ${called(wanted)} is needed.`);
    return translated;
  }

  private field({ nameAt: at, of, name }: Expression & { is: 'field' }, names: Names): Translated {
    const owner = this.any(of, names);
    if (owner.type.is === 'list' && name === 'size') {
      const list = owner.run as (values: unknown[]) => readonly unknown[] | null;
      return { type: NUMBER, run: (values) => list(values)?.length };
    }
    if (owner.type.is !== 'record')
      throw new ConditionFault(at, `${capital(called(owner.type))} has no fields, so no "${name}".`);
    const field = owner.type.fields[name];
    if (field === undefined || !Object.hasOwn(owner.type.fields, name))
      throw new ConditionFault(
        at,
        `A ${owner.type.name} has no field "${name}".${nearest(name, Object.keys(owner.type.fields))}`,
      );
    const { run } = owner;
    const get = field.get as (owner: unknown) => unknown;
    return {
      type: field.type,
      run: (values) => {
        const value = run(values) ?? null;
        return value === null ? null : get(value);
      },
    };
  }

  private call({ at, name, given }: Expression & { is: 'call' }, names: Names): Translated {
    const asked = Object.hasOwn(this.functions, name) ? this.functions[name] : undefined;
    if (asked === undefined)
      throw new ConditionFault(at, `There is no function "${name}".${nearest(name, Object.keys(this.functions))}`);
    const { takes, gives } = asked;
    if (given.length !== takes.length)
      throw new ConditionFault(at, `${name} takes ${takes.length} values, and is given ${given.length}.`);
    const runs = given.map((one, place) => this.typed(one, names, takes[place]!).run);
    const call = asked.call as (...given: unknown[]) => unknown;
    const [first, second] = runs;
    if (first !== undefined && second === undefined)
      return {
        type: gives,
        run: (values) => {
          const value = first(values) ?? null;
          return value === null ? null : call(value);
        },
      };
    return {
      type: gives,
      run: (values) => {
        const found = runs.map((run) => run(values) ?? null);
        return found.includes(null) ? null : call(...found);
      },
    };
  }

  private each({ at, quantifier, name, over, test }: Expression & { is: 'each' }, names: Names): Translated {
    if (this.depth === DEEPEST_EACH)
      throw new ConditionFault(at, `No more than ${DEEPEST_EACH} walks stand in each other.`);
    if (names.some(([known]) => known === name)) throw new ConditionFault(at, `The name "${name}" is taken.`);
    const list = this.any(over, names);
    if (list.type.is !== 'list')
      throw new ConditionFault(over.at, `This is ${called(list.type)}, where a list is needed.`);
    const inner = new Translator(this.functions, this.depth + 1);
    const { run } = inner.typed(test, [...names, [name, list.type.of]], BOOLEAN);
    const slot = names.length;
    const items = (values: unknown[]): readonly unknown[] => (list.run(values) ?? []) as readonly unknown[];
    const holds = (values: unknown[], item: unknown): boolean => {
      values[slot] = item;
      return run(values) === true;
    };
    if (quantifier === 'count')
      return { type: NUMBER, run: (values) => items(values).filter((item) => holds(values, item)).length };
    return quantifier === 'any'
      ? { type: BOOLEAN, run: (values) => items(values).some((item) => holds(values, item)) }
      : { type: BOOLEAN, run: (values) => items(values).every((item) => holds(values, item)) };
  }

  private binary(expression: Expression & { is: 'binary' }, names: Names): Translated {
    const { operator, left, right } = expression;
    switch (operator) {
      case 'and': {
        const [one, other] = [this.typed(left, names, BOOLEAN).run, this.typed(right, names, BOOLEAN).run];
        return { type: BOOLEAN, run: (values) => one(values) === true && other(values) === true };
      }
      case 'or': {
        const [one, other] = [this.typed(left, names, BOOLEAN).run, this.typed(right, names, BOOLEAN).run];
        return { type: BOOLEAN, run: (values) => one(values) === true || other(values) === true };
      }
      case 'in':
        return this.within(left, right, names);
      case 'has':
        return this.has(left, right, names);
      case '+':
      case '-':
      case '*':
        return this.sum(operator, left, right, names);
      default:
        return this.comparison(operator, left, right, names);
    }
  }

  private within(left: Expression, right: Expression, names: Names): Translated {
    const { type, run } = this.typed(left, names, TEXT);
    if (right.is === 'list') {
      for (const item of right.items) if (item.is === 'text') checkAmong(type, item.text, item.at);
      return { type: BOOLEAN, run: ifText(run, oneOf(right.items)) };
    }
    const list = this.textsOf(right, names);
    return {
      type: BOOLEAN,
      run: (values) => {
        const texts = list(values);
        return texts !== null && texts.includes(run(values));
      },
    };
  }

  private has(left: Expression, right: Expression, names: Names): Translated {
    const list = this.textsOf(left, names);
    if (right.is === 'list') {
      const isOne = oneOf(right.items);
      return {
        type: BOOLEAN,
        run: (values) => list(values)?.some((text) => typeof text === 'string' && isOne(text)) === true,
      };
    }
    const { run } = this.typed(right, names, TEXT);
    return { type: BOOLEAN, run: (values) => list(values)?.includes(run(values)) === true };
  }

  private textsOf(expression: Expression, names: Names): (values: unknown[]) => readonly unknown[] | null {
    const { type, run } = this.any(expression, names);
    if (type.is !== 'list' || type.of.is !== 'text')
      throw new ConditionFault(expression.at, `This is ${called(type)}, where a list of texts is needed.`);
    return run as (values: unknown[]) => readonly unknown[] | null;
  }

  private sum(operator: Sum, left: Expression, right: Expression, names: Names): Translated {
    const one = this.any(left, names);
    const other = this.any(right, names);
    const type = sumType(operator, one.type, other.type);
    if (type === undefined)
      throw new ConditionFault(
        right.at,
        `${capital(called(one.type))} ${operator} ${called(other.type)} means nothing.`,
      );
    const add = { '+': plus, '-': minus, '*': times }[operator];
    return {
      type,
      run: (values) => {
        const [a, b] = [one.run(values), other.run(values)];
        return typeof a === 'number' && typeof b === 'number' ? add(a, b) : null;
      },
    };
  }

  private comparison(operator: Comparison, left: Expression, right: Expression, names: Names): Translated {
    const one = this.any(left, names);
    const other = this.any(right, names);
    if (one.type.is !== other.type.is || !(COMPARABLE[one.type.is] ?? []).includes(operator))
      throw new ConditionFault(
        right.at,
        `${capital(called(one.type))} cannot be compared with ${called(other.type)} by ${operator}.`,
      );
    if (right.is === 'literal' && right.value.type === 'text') checkAmong(one.type, right.value.text, right.at);
    const compare = COMPARE[operator] as (one: unknown, other: unknown) => boolean;
    const [first, second] = [one.run, other.run];
    return {
      type: BOOLEAN,
      run: (values) => {
        const a = first(values) ?? null;
        if (a === null) return false;
        const b = second(values) ?? null;
        return b !== null && compare(a, b);
      },
    };
  }
}

const isOf = (type: Type, wanted: Type): boolean =>
  type.is === 'list' && wanted.is === 'list' ? isOf(type.of, wanted.of) : type.is === wanted.is;

const COMPARABLE: Readonly<Partial<Record<Type['is'], readonly Comparison[]>>> = {
  text: ['=', '!='],
  number: COMPARISONS,
  money: COMPARISONS,
  date: COMPARISONS,
  boolean: ['=', '!='],
};

const COMPARE: Readonly<Record<Comparison, (one: number, other: number) => boolean>> = {
  '=': (one, other) => one === other,
  '!=': (one, other) => one !== other,
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '>=': (one, other) => one >= other,
};

const plus = (one: number, other: number): number => one + other;
const minus = (one: number, other: number): number => one - other;
const times = (one: number, other: number): number => one * other;

function sumType(operator: Sum, one: Type, other: Type): Type | undefined {
  const pair = `${one.is} ${operator} ${other.is}`;
  if (['number + number', 'number - number', 'number * number'].includes(pair)) return NUMBER;
  if (['money + money', 'money - money', 'money * number', 'number * money'].includes(pair)) return MONEY;
  return undefined;
}

function constant(value: Literal): Translated {
  switch (value.type) {
    case 'text':
      return { type: TEXT, run: () => value.text };
    case 'number':
      return { type: NUMBER, run: () => value.number };
    case 'money':
      return { type: MONEY, run: () => value.cents };
    case 'date':
      return { type: DATE, run: () => value.day };
    case 'boolean':
      return { type: BOOLEAN, run: () => value.boolean };
  }
}

function named({ at, name }: Expression & { is: 'name' }, names: Names): Translated {
  const slot = names.findIndex(([known]) => known === name);
  if (slot === -1)
    throw new ConditionFault(
      at,
      `The name "${name}" is not known here.${nearest(
        name,
        names.map(([known]) => known),
      )}`,
    );
  return { type: names[slot]![1], run: (values) => values[slot] };
}

const ifText =
  (run: Run, test: (text: string) => boolean): Run =>
  (values) => {
    const text = run(values);
    return typeof text === 'string' && test(text);
  };

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
