import type { Rule } from './rule.js';

/**
 * Which rules of a scope can find anything in a code on a day: most ask of these before anything else. Found once for the
 * facts of a code and day, and forgotten with them.
 */
export class WorthAsking {
  private readonly rules: readonly Rule[];
  private readonly known = new WeakMap<object, readonly Rule[]>();

  constructor(rules: readonly Rule[], scope: Rule['scope']) {
    this.rules = rules.filter((rule) => rule.scope === scope);
  }

  /** The rules that are worth asking, in the order of the rulebook. `values` are those of a claim that has the code. */
  of(facts: { readonly day: string }, values: unknown[]): readonly Rule[] {
    const before = this.known.get(facts);
    if (before !== undefined) return before;
    const found = this.rules.filter(({ isInForce, concerns }) => isInForce(facts.day) && concerns(values));
    this.known.set(facts, found);
    return found;
  }
}
