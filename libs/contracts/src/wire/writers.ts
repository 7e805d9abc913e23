import { readdirSync, readFileSync } from 'node:fs';
import avsc, { type Schema, type Type } from 'avsc';
import type { z } from 'zod';
import type { Sections } from '../topic.js';
import { documentSchema, sectionSchema } from './avro-schema.js';

const HISTORY = new URL('../../history/', import.meta.url);

/** SHA-256 of the Parsing Canonical Form (Avro 1.12, "Schema Fingerprints"), its first eight bytes in hex. */
export function fingerprintOf(type: Type): string {
  return type.fingerprint('sha256').toString('hex', 0, 8);
}

export const typeOfSchema = (schema: Schema): Type =>
  avsc.Type.forSchema(schema, { wrapUnions: 'never', omitRecordMethods: true });

let published: Map<string, Schema[]> | undefined;

/** Every schema that a section ever had on the wire: `history/<section>.<record>.<fingerprint>.avsc`. */
function history(record: string): readonly Schema[] {
  if (published === undefined) {
    published = new Map();
    for (const file of readdirSync(HISTORY).filter((name) => name.endsWith('.avsc'))) {
      const name = file.split('.', 2).join('.');
      const schema = JSON.parse(readFileSync(new URL(file, HISTORY), 'utf8')) as Schema;
      published.set(name, [...(published.get(name) ?? []), schema]);
    }
  }
  return published.get(record) ?? [];
}

function versionsOf(name: string, section: z.ZodObject): readonly Schema[] {
  const now = sectionSchema(name, section);
  const versions = [now, ...history(typeOfSchema(now).name!)];
  return [...new Map(versions.map((schema) => [fingerprintOf(typeOfSchema(schema)), schema])).values()];
}

/** The schemas in which documents of these sections may stand in the log, by fingerprint: each section at each of its ages. */
export function knownWriters(sections: Sections): ReadonlyMap<string, Type> {
  let ages: Map<string, Schema>[] = [new Map()];
  for (const [name, section] of Object.entries(sections)) {
    ages = ages.flatMap((age) => versionsOf(name, section).map((version) => new Map([...age, [name, version]])));
  }
  const types = ages.map((age) => typeOfSchema(documentSchema(age)));
  return new Map(types.map((type) => [fingerprintOf(type), type]));
}
