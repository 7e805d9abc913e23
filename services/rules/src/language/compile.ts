import type { Checked } from './check.js';
import type { Comparison, Item, Literal } from './syntax.js';
import { oneOf, patternOf, type Place } from './texts.js';

/** A compiled expression: its value for the values of its names, by their slots. */
export type Run = (values: readonly unknown[]) => unknown;
/** Several conditions: which of them hold, of those that are asked; a bit for each. */
export type RunTogether = (values: readonly unknown[], which: number) => number;

/**
 * A condition as one function, which V8 optimises as any other. What is missing makes every comparison false. Throws
 * ConditionFault at a range or pattern that means nothing.
 */
export const compileCondition = (checked: Checked): ((values: readonly unknown[]) => boolean) =>
  compiled((body) => `return ${body.test(checked)};`) as (values: readonly unknown[]) => boolean;

/** A value as one function; what is missing is null. Throws ConditionFault. */
export const compileValue = (checked: Checked): Run =>
  compiled((body) => `return ${body.value(checked)} ?? null;`) as Run;

/**
 * Up to 32 conditions as one function: which of them hold, of those that are asked; both have a bit for each condition, the
 * first one's the lowest. A condition that is null always holds.
 */
export function compileTogether(conditions: readonly (Checked | null)[]): RunTogether {
  return compiled((body) => {
    const tests = conditions.map((one, at) => {
      const test = one === null ? '' : ` && ${body.test(one)}`;
      return `if ((which & ${1 << at}) !== 0${test}) held |= ${1 << at};`;
    });
    return ['let held = 0;', ...tests, 'return held;'].join('\n');
  }) as RunTogether;
}

/**
 * The text of the function holds nothing of the condition's own text but numbers and literals that JSON.stringify quoted:
 * every name is a slot, and every field, question and set comes in as a constant.
 */
function compiled(write: (body: Body) => string): unknown {
  const shared: Shared = { constants: [], functions: [] };
  const body = new Body(shared);
  const statements = write(body);
  const source = [
    '"use strict";',
    ...shared.constants.map((_, number) => `const k${number} = constants[${number}];`),
    ...shared.functions,
    'return (values, which) => {',
    ...[...body.slots].map((slot) => `const n${slot} = values[${slot}];`),
    body.declared(),
    statements,
    '};',
  ].join('\n');
  // oxlint-disable-next-line typescript/no-implied-eval -- written from a checked tree, see above
  return (new Function('constants', source) as (constants: readonly unknown[]) => unknown)(shared.constants);
}

/** What the functions of one condition have together. */
interface Shared {
  readonly constants: unknown[];
  /** The functions that walk a list, the innermost first. */
  readonly functions: string[];
}

/** More texts than these are looked up in a set. */
const FEW = 8;

const OPERATORS: Readonly<Record<Comparison, string>> = {
  '=': '===',
  '!=': '!==',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/** The body of one function, while its expressions are written. */
class Body {
  /** The slots that it reads: `n0`, `n1` and so on. */
  readonly slots = new Set<number>();
  private temporaries = 0;

  constructor(private readonly shared: Shared) {}

  declared(): string {
    if (this.temporaries === 0) return '';
    return `let ${Array.from({ length: this.temporaries }, (_, number) => `t${number}`).join(', ')}; `;
  }

  /** An expression that is true or false; what is missing is false. */
  test(node: Checked): string {
    switch (node.is) {
      case 'not':
        return `!${this.test(node.of)}`;
      case 'presence':
        return `(${this.value(node.of)} ${node.present ? '!=' : '=='} null)`;
      case 'like':
        return this.like(node);
      case 'one of': {
        const found = this.temporary();
        return `(${this.isOneOf(`(${found} = ${this.value(node.of)})`, found, node.items)})`;
      }
      case 'has': {
        const list = this.temporary();
        return `((${list} = ${this.value(node.list)}) != null && ${list}.includes(${this.value(node.text)}))`;
      }
      case 'has one of': {
        const body = new Body(this.shared);
        return this.walk(body, node.list, 'item', body.isOneOf('item', 'item', node.items), 'any');
      }
      case 'and':
        return `(${this.test(node.left)} && ${this.test(node.right)})`;
      case 'or':
        return `(${this.test(node.left)} || ${this.test(node.right)})`;
      case 'comparison':
        return this.comparison(node);
      case 'each': {
        const body = new Body(this.shared);
        return this.walk(body, node.over, `n${node.slot}`, body.test(node.test), node.quantifier, node.slot);
      }
      default:
        return `(${this.value(node)} === true)`;
    }
  }

  /** An expression of any type; null or undefined where it is missing. */
  value(node: Checked): string {
    switch (node.is) {
      case 'literal':
        return literal(node.value);
      case 'slot':
        this.slots.add(node.slot);
        return `n${node.slot}`;
      case 'field':
        return this.ifPresent([node.of], ([owner]) => `${this.constant(node.get)}(${owner})`);
      case 'size':
        return this.ifPresent([node.of], ([list]) => `${list}.length`);
      case 'call':
        return this.ifPresent(node.given, (given) => `${this.constant(node.call)}(${given.join(', ')})`);
      case 'sum': {
        const [one, other] = [this.temporary(), this.temporary()];
        const isNumber = (name: string, of: Checked): string => `typeof (${name} = ${this.value(of)}) === "number"`;
        const exact = `${one} ${node.operator} ${other}`;
        const sum = node.type.is === 'money' && node.operator === '*' ? `Math.round(${exact})` : exact;
        return `(${isNumber(one, node.left)} && ${isNumber(other, node.right)} ? ${sum} : null)`;
      }
      default:
        return this.test(node);
    }
  }

  /** What is written of some values, or null where one of them is missing. */
  private ifPresent(of: readonly Checked[], write: (names: readonly string[]) => string): string {
    const known = of.map((one) => this.known(one));
    const written = write(known.map(({ name }) => name));
    if (known.length === 0) return written;
    return `(${known.map(({ set }) => `${set} == null`).join(' || ')} ? null : ${written})`;
  }

  /** A name for a value, and the expression that sets and gives it. */
  private known(of: Checked): { readonly name: string; readonly set: string } {
    const value = this.value(of);
    if (of.is === 'slot') return { name: value, set: value };
    const name = this.temporary();
    return { name, set: `(${name} = ${value})` };
  }

  private comparison({ operator, left, right }: Checked & { is: 'comparison' }): string {
    const one = this.known(left);
    const sign = OPERATORS[operator];
    if (right.is === 'literal') {
      if (operator === '=') return `(${one.set} === ${literal(right.value)})`;
      return `(${one.set} != null && ${one.name} ${sign} ${literal(right.value)})`;
    }
    const other = this.known(right);
    return `(${one.set} != null && ${other.set} != null && ${one.name} ${sign} ${other.name})`;
  }

  private isOneOf(set: string, name: string, items: readonly Item[]): string {
    const texts = items.flatMap((item) => (item.is === 'text' ? [JSON.stringify(item.text)] : []));
    if (texts.length < items.length || texts.length > FEW)
      return `typeof ${set} === "string" && ${this.constant(oneOf(items))}(${name})`;
    return texts.map((text, at) => `${at === 0 ? set : name} === ${text}`).join(' || ');
  }

  private like({ of, pattern, at }: Checked & { is: 'like' }): string {
    const { before, after } = patternOf(pattern, at);
    const { name, set } = this.known(of);
    const length = before.length + (after?.length ?? 0);
    const places = [
      ...before.map((place, from) => this.isAt(`${name}.charCodeAt(${from})`, place)),
      ...(after ?? []).map((place, from) =>
        this.isAt(`${name}.charCodeAt(${name}.length - ${after!.length - from})`, place),
      ),
    ].filter((written) => written !== '');
    const isLong = `${name}.length ${after === null ? '===' : '>='} ${length}`;
    return `(${[`typeof ${set} === "string"`, isLong, ...places].join(' && ')})`;
  }

  private isAt(character: string, place: Place): string {
    if (place.length === 0) return '';
    const code = this.temporary();
    const ranges = place.map(([from, to]) =>
      from === to ? `${code} === ${from}` : `${code} >= ${from} && ${code} <= ${to}`,
    );
    return `(${code} = ${character}, ${ranges.join(' || ')})`;
  }

  /** A function that walks a list, written beside this one and called here; it is given all that it reads of this one. */
  private walk(
    body: Body,
    over: Checked,
    item: string,
    test: string,
    quantifier: 'any' | 'all' | 'count',
    slot?: number,
  ): string {
    const given = [...body.slots].filter((one) => one !== slot);
    for (const one of given) this.slots.add(one);
    const names = given.map((one) => `, n${one}`).join('');
    const [before, found, after] = WALKS[quantifier];
    const number = this.shared.functions.push(
      `const w${this.shared.functions.length} = (list${names}) => { let count = 0; ${body.declared()}if (list != null) ` +
        `for (let at = 0; at < list.length; at += 1) { const ${item} = list[at]; if (${before}${test}) ${found}; } return ${after}; };`,
    );
    return `w${number - 1}(${this.value(over)}${names})`;
  }

  private constant(value: unknown): string {
    const { constants } = this.shared;
    const known = constants.indexOf(value);
    return `k${known === -1 ? constants.push(value) - 1 : known}`;
  }

  private temporary(): string {
    this.temporaries += 1;
    return `t${this.temporaries - 1}`;
  }
}

/** By quantifier: what stands before the test of an item, what is done where that holds, and what is said at the end. Of a missing list nothing is true. */
const WALKS = {
  any: ['', 'return true', 'false'],
  all: ['!', 'return false', 'list != null'],
  count: ['', 'count += 1', 'count'],
} as const;

function literal(value: Literal): string {
  switch (value.type) {
    case 'text':
      return JSON.stringify(value.text);
    case 'number':
      return String(value.number);
    case 'money':
      return String(value.cents);
    case 'date':
      return JSON.stringify(value.day);
    case 'boolean':
      return String(value.boolean);
  }
}
