/** A condition of a rule as it is written. `at` is the place of its first character in the text, from 0. */
export type Expression =
  | { readonly is: 'literal'; readonly at: number; readonly value: Literal }
  | { readonly is: 'name'; readonly at: number; readonly name: string }
  | {
      readonly is: 'field';
      readonly at: number;
      readonly of: Expression;
      readonly name: string;
      readonly nameAt: number;
    }
  | { readonly is: 'call'; readonly at: number; readonly name: string; readonly given: readonly Expression[] }
  | { readonly is: 'list'; readonly at: number; readonly items: readonly Item[] }
  | { readonly is: 'not'; readonly at: number; readonly of: Expression }
  | { readonly is: 'presence'; readonly at: number; readonly of: Expression; readonly present: boolean }
  | { readonly is: 'like'; readonly at: number; readonly of: Expression; readonly pattern: string }
  | {
      readonly is: 'binary';
      readonly at: number;
      readonly operator: Binary;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly is: 'each';
      readonly at: number;
      readonly quantifier: Quantifier;
      readonly name: string;
      readonly over: Expression;
      readonly test: Expression;
    };

export type Literal =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly number: number }
  /** Whole cents. */
  | { readonly type: 'money'; readonly cents: number }
  | { readonly type: 'date'; readonly day: string }
  | { readonly type: 'boolean'; readonly boolean: boolean };

/** A text, or all texts from one to another. */
export type Item =
  | { readonly is: 'text'; readonly at: number; readonly text: string }
  | { readonly is: 'range'; readonly at: number; readonly first: string; readonly last: string };

export const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof COMPARISONS)[number];
export const SUMS = ['+', '-', '*'] as const;
export type Sum = (typeof SUMS)[number];
export type Binary = 'and' | 'or' | 'in' | 'has' | Comparison | Sum;

export const QUANTIFIERS = ['any', 'all', 'count'] as const;
export type Quantifier = (typeof QUANTIFIERS)[number];
