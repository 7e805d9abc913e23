import type { z } from 'zod';

/** The sections of a document, in the order of their bytes. */
export type Sections = Readonly<Record<string, z.ZodObject>>;

/** What a topic of these sections carries. */
export type Document<S extends Sections> = { readonly [K in keyof S]: z.infer<S[K]> };

/**
 * A topic is a promise: this name carries these sections, and events with one key keep their order.
 * The name is `<owner>.<noun>.<past-participle>.v<major>`; its owner is its only writer. `key` names the field to key by, as `claim.claimId`;
 * `subject` the one that says what an event is about, where that is not its key.
 */
export interface Topic<S extends Sections = Sections> {
  readonly name: string;
  readonly sections: S;
  readonly key: FieldPath;
  readonly subject?: FieldPath;
}

/** Where a field stands in a document: its section, its name, and the names within it. */
export type FieldPath = readonly [section: string, field: string, ...within: string[]];

type PathIn<S> = readonly [section: keyof S & string, field: string, ...within: string[]];

export function topic<S extends Sections>(name: string, sections: S, ...key: PathIn<S>): Topic<S> {
  return { name, sections, key };
}

/** The service that writes a topic: the first word of its name. */
export const ownerOf = ({ name }: Pick<Topic, 'name'>): string => name.slice(0, name.indexOf('.'));

/** A topic whose documents are another's with sections appended: on the wire, the input's bytes followed by the new section's. */
export function extended<S extends Sections, A extends Sections>(
  name: string,
  base: Topic<S>,
  added: A,
  ...key: PathIn<S & A>
): Topic<S & A> {
  return { name, sections: { ...base.sections, ...added }, key };
}

/** The same topic, whose events are about something else than what they are ordered by. */
export function about<S extends Sections>(topic: Topic<S>, ...subject: PathIn<S>): Topic<S> {
  return { ...topic, subject };
}

/** The text at a path of a document, as far as the document goes; undefined where there is none. */
export function textAt(document: unknown, path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>(
    (at, name) => (at as Readonly<Record<string, unknown>> | null | undefined)?.[name],
    document,
  );
  return typeof found === 'string' ? found : undefined;
}

export type DocumentOf<T> = T extends Topic<infer S> ? Document<S> : never;
