/** What a value is. Any value may be missing; it is then null. */
export type Type =
  /** `among`: the only texts that it can be. */
  | { readonly is: 'text'; readonly among?: readonly string[] }
  | { readonly is: 'number' }
  /** Whole cents. */
  | { readonly is: 'money' }
  /** `2025-06-02`. */
  | { readonly is: 'date' }
  | { readonly is: 'boolean' }
  /** `most`: the items of the longest that a claim has. */
  | { readonly is: 'list'; readonly of: Type; readonly most: number }
  | { readonly is: 'record'; readonly name: string; readonly fields: Fields };

/** A field of a record: what it is and how to take it out. */
export interface Field {
  readonly type: Type;
  readonly get: (owner: never) => unknown;
  /** What taking it out costs, as `costOf` counts: 1 where it is only there. */
  readonly steps: number;
}
export type Fields = Readonly<Record<string, Field>>;

/** What a condition can ask beyond fields. It is not asked when a value that it is given is missing: its answer then is missing too. */
export interface Question {
  readonly takes: readonly Type[];
  readonly gives: Type;
  readonly call: (...given: never[]) => unknown;
}
export type Functions = Readonly<Record<string, Question>>;

export const TEXT: Type = { is: 'text' };
export const NUMBER: Type = { is: 'number' };
export const MONEY: Type = { is: 'money' };
export const DATE: Type = { is: 'date' };
export const BOOLEAN: Type = { is: 'boolean' };
export const among = (...texts: readonly string[]): Type => ({ is: 'text', among: texts });

/** The lines of a claim at most, and the items of a list of which nothing else is said. */
export const MOST_LINES = 50;
export const listOf = (of: Type, most = MOST_LINES): Type => ({ is: 'list', of, most });

/** A record by its fields: what each is, how to take it out, and what that costs where it is not only there. */
export const recordOf = (
  name: string,
  fields: Readonly<Record<string, readonly [type: Type, get: Field['get'], steps?: number]>>,
): Type => ({
  is: 'record',
  name,
  fields: Object.fromEntries(
    Object.entries(fields).map(([field, [type, get, steps = 1]]) => [field, { type, get, steps }]),
  ),
});

/** A type in the words of a fault. */
export function called(type: Type): string {
  if (type.is === 'list') return `a list of ${called(type.of).replace(/^an? /, '')}s`;
  if (type.is === 'record') return `a ${type.name}`;
  return { text: 'a text', number: 'a number', money: 'an amount of money', date: 'a date', boolean: 'true or false' }[
    type.is
  ];
}
