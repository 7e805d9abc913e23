import { isCalendarDate } from '@chargeline/kernel';
import { ConditionFault } from './fault.js';
import { type Binary, COMPARISONS, type Expression, type Item, type Quantifier, QUANTIFIERS } from './syntax.js';
import { type Token, tokensOf } from './tokens.js';

/** How deep conditions may be nested. */
const DEEPEST = 40;
const LONGEST = 4_000;

const KEYWORDS: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'in',
  'has',
  'is',
  'missing',
  'present',
  'like',
  'true',
  'false',
  ...QUANTIFIERS,
]);

/** Reads a condition. Throws ConditionFault. */
export function parse(text: string): Expression {
  if (text.length > LONGEST) throw new ConditionFault(LONGEST, `A condition has at most ${LONGEST} characters.`);
  return new Parser(tokensOf(text)).whole();
}

/** By recursive descent: or, and, not, comparison, sum, product, field, in this order from loose to tight. */
class Parser {
  private next = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Expression {
    const expression = this.expression();
    if (this.here.kind !== 'end') this.fail(`"${this.here.text}" is not expected here`);
    return expression;
  }

  private get here(): Token {
    return this.tokens[this.next]!;
  }

  private is(text: string): boolean {
    return this.here.text === text && (this.here.kind === 'sign' || this.here.kind === 'word');
  }

  private take(): Token {
    const token = this.here;
    if (token.kind !== 'end') this.next += 1;
    return token;
  }

  private takes(text: string): boolean {
    const found = this.is(text);
    if (found) this.take();
    return found;
  }

  private expect(text: string): void {
    if (!this.takes(text)) this.fail(`"${text}" is expected here`);
  }

  private fail(message: string, { at, kind } = this.here): never {
    throw new ConditionFault(at, `${message}${kind === 'end' ? ', where the condition ends' : ''}.`);
  }

  private expression(): Expression {
    this.depth += 1;
    if (this.depth > DEEPEST) this.fail(`Conditions are nested ${DEEPEST} deep at most`);
    const expression = this.leftToRight(['or'], () => this.leftToRight(['and'], () => this.negation()));
    this.depth -= 1;
    return expression;
  }

  private leftToRight(operators: readonly Binary[], operand: () => Expression): Expression {
    let left = operand();
    for (;;) {
      const operator = operators.find((one) => this.is(one));
      if (operator === undefined) return left;
      this.take();
      left = { is: 'binary', at: left.at, operator, left, right: operand() };
    }
  }

  private negation(): Expression {
    const { at } = this.here;
    if (!this.takes('not')) return this.comparison();
    this.depth += 1;
    if (this.depth > DEEPEST) this.fail(`Conditions are nested ${DEEPEST} deep at most`);
    const of = this.negation();
    this.depth -= 1;
    return { is: 'not', at, of };
  }

  private comparison(): Expression {
    const left = this.sum();
    const { at } = left;
    if (this.takes('is')) {
      const present = this.takes('present');
      if (!present) this.expect('missing');
      return { is: 'presence', at, of: left, present };
    }
    if (this.takes('like')) {
      if (this.here.kind !== 'text') this.fail('A pattern in quotes is expected here');
      return { is: 'like', at, of: left, pattern: this.take().text };
    }
    const operator = ([...COMPARISONS, 'in', 'has'] as const).find((one) => this.is(one));
    if (operator === undefined) return left;
    this.take();
    return { is: 'binary', at, operator, left, right: this.sum() };
  }

  private sum(): Expression {
    return this.leftToRight(['+', '-'], () => this.leftToRight(['*'], () => this.path()));
  }

  private path(): Expression {
    let of = this.simple();
    while (this.takes('.')) of = { is: 'field', at: of.at, of, nameAt: this.here.at, name: this.name('a field') };
    return of;
  }

  private simple(): Expression {
    const { at, kind, text } = this.here;
    if (this.takes('(')) return this.closed(this.expression(), ')');
    if (this.is('[')) return this.list();
    if (kind === 'text') return { is: 'literal', at, value: { type: 'text', text: this.take().text } };
    if (kind === 'date') return { is: 'literal', at, value: { type: 'date', day: this.day() } };
    if (kind === 'number') return { is: 'literal', at, value: { type: 'number', number: Number(this.take().text) } };
    if (kind === 'money') {
      const cents = Math.round(Number(this.take().text) * 100);
      return { is: 'literal', at, value: { type: 'money', cents } };
    }
    for (const boolean of [true, false])
      if (this.takes(String(boolean))) return { is: 'literal', at, value: { type: 'boolean', boolean } };
    const quantifier = QUANTIFIERS.find((one) => text === one);
    if (kind === 'word' && quantifier !== undefined) return this.each(quantifier);
    const name = this.name('a value');
    return this.takes('(') ? { is: 'call', at, name, given: this.given() } : { is: 'name', at, name };
  }

  private day(): string {
    if (!isCalendarDate(this.here.text)) this.fail(`${this.here.text} is not a day of the calendar`);
    return this.take().text;
  }

  private closed(expression: Expression, by: string): Expression {
    this.expect(by);
    return expression;
  }

  private name(what: string): string {
    const { kind, text } = this.here;
    if (kind !== 'word' || KEYWORDS.has(text)) this.fail(`The name of ${what} is expected here`);
    return this.take().text;
  }

  private given(): readonly Expression[] {
    if (this.takes(')')) return [];
    const given = [this.expression()];
    while (this.takes(',')) given.push(this.expression());
    this.expect(')');
    return given;
  }

  private each(quantifier: Quantifier): Expression {
    const { at } = this.take();
    const name = this.name('each of them');
    this.expect('in');
    const over = this.path();
    this.expect(':');
    return { is: 'each', at, quantifier, name, over, test: this.expression() };
  }

  private list(): Expression {
    const { at } = this.take();
    const items = [this.item()];
    while (this.takes(',')) items.push(this.item());
    this.expect(']');
    return { is: 'list', at, items };
  }

  private item(): Item {
    const { at } = this.here;
    const first = this.text();
    return this.takes('..') ? { is: 'range', at, first, last: this.text() } : { is: 'text', at, text: first };
  }

  private text(): string {
    if (this.here.kind !== 'text') this.fail('A text in quotes is expected here');
    return this.take().text;
  }
}
