import { z } from 'zod';

/** The Avro name of each record; a reader finds a record, and so its fields, by this name. */
export const recordNames = z.registry<{ name: string }>();

/** A named record: the name is its identity on the wire and never changes. */
export function record<S extends z.ZodRawShape>(name: string, shape: S): z.ZodObject<S> {
  return z.object(shape).register(recordNames, { name });
}

type Picked<S extends z.ZodRawShape, K extends keyof S> = z.ZodObject<Pick<S, K>>;

/** The few fields of a record that a room decides on: its reader schema. Avro skips the others' bytes. */
export function only<S extends z.ZodRawShape, K extends keyof S & string>(
  from: z.ZodObject<S>,
  ...fields: K[]
): Picked<S, K> {
  const { name } = recordNames.get(from)!;
  return record(name, Object.fromEntries(fields.map((field) => [field, from.shape[field]])) as Pick<S, K>);
}

/** May be absent: null in our hands, left out by strangers. Every field added to a published record is of this kind. */
export function maybe<T extends z.ZodType>(schema: T): z.ZodDefault<z.ZodNullable<T>> {
  return schema.nullable().default(null as never);
}

/** None is an empty list, never null. */
export function list<T extends z.ZodType>(schema: T, most: number): z.ZodDefault<z.ZodArray<T>> {
  return z
    .array(schema)
    .max(most)
    .default([] as never);
}

export const Day = z.iso.date();
export const CentsField = z.int();
