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
  | { readonly is: 'list'; readonly of: Type }
  | { readonly is: 'record'; readonly name: string; readonly fields: Fields };

/** A field of a record: what it is and how to take it out. */
export interface Field {
  readonly type: Type;
  readonly get: (owner: never) => unknown;
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
export const listOf = (of: Type): Type => ({ is: 'list', of });

/** A record by its fields: what each is, and how to take it out. */
export const recordOf = (
  name: string,
  fields: Readonly<Record<string, readonly [type: Type, get: Field['get']]>>,
): Type => ({
  is: 'record',
  name,
  fields: Object.fromEntries(Object.entries(fields).map(([field, [type, get]]) => [field, { type, get }])),
});

/** A type in the words of a fault. */
export function called(type: Type): string {
  if (type.is === 'list') return `a list of ${called(type.of).replace(/^an? /, '')}s`;
  if (type.is === 'record') return `a ${type.name}`;
  return { text: 'a text', number: 'a number', money: 'an amount of money', date: 'a date', boolean: 'true or false' }[
    type.is
  ];
}
