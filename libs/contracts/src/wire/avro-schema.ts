import type { Schema } from 'avsc';
import type { z } from 'zod';
import { recordNames } from '../field.js';
import type { Sections } from '../topic.js';

interface Definition {
  readonly type: string;
  readonly element?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
}

/** Whole numbers are Avro longs (the same bytes as ints); enums travel as strings, so that a new word breaks no old reader. */
function scalar(schema: z.core.$ZodType, type: string): Schema {
  if (type === 'string' || type === 'enum') return 'string';
  if (type === 'boolean') return 'boolean';
  if (type === 'number') return (schema._zod.def as { format?: string }).format === 'safeint' ? 'long' : 'double';
  throw new Error(`No Avro type for the zod type ${type}. Add it to wire/avro-schema.ts.`);
}

function typeOf(schema: z.core.$ZodType, defined: Set<string>): Schema {
  const { type, element, innerType } = schema._zod.def as Definition;
  switch (type) {
    case 'default':
      return typeOf(innerType!, defined);
    case 'nullable':
      return ['null', typeOf(innerType!, defined)] as Schema;
    case 'array':
      return { type: 'array', items: typeOf(element!, defined) };
    case 'object':
      return recordOf(schema as z.ZodObject, defined);
    default:
      return scalar(schema, type);
  }
}

const defaultOf = (schema: z.core.$ZodType): { default?: unknown } =>
  schema._zod.def.type === 'default' ? { default: (schema._zod.def as { defaultValue?: unknown }).defaultValue } : {};

function recordOf(schema: z.ZodObject, defined: Set<string>): Schema {
  const name = recordNames.get(schema)?.name;
  if (name === undefined) throw new Error('A record on the wire needs a name: make it with record().');
  if (defined.has(name)) return name;
  defined.add(name);
  const fields = Object.entries(schema.shape).map(([field, type]) => ({
    name: field,
    type: typeOf(type, defined),
    ...defaultOf(type),
  }));
  return { type: 'record', name, fields };
}

/** The Avro schema (1.12) of one section. Its records live in a namespace of the section's own, so that sections of different ages never clash. */
export function sectionSchema(name: string, section: z.ZodObject): Schema {
  return { ...(recordOf(section, new Set()) as object), namespace: name } as Schema;
}

/** The schema of a document: one record `Event` with a field a section. Its bytes are the sections' bytes in order. */
export function documentSchema(sections: ReadonlyMap<string, Schema>): Schema {
  return { type: 'record', name: 'Event', fields: [...sections].map(([name, type]) => ({ name, type })) };
}

export function sectionSchemas(sections: Sections): Map<string, Schema> {
  return new Map(Object.entries(sections).map(([name, section]) => [name, sectionSchema(name, section)]));
}
