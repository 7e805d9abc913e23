import { readdirSync, readFileSync } from 'node:fs';
import avsc, { type Schema, type Type } from 'avsc';
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

/** Every schema that a section ever had on the wire: `history/<section>.<fingerprint>.avsc`. */
function earlier(section: string): readonly Schema[] {
  if (published === undefined) {
    published = new Map();
    for (const file of readdirSync(HISTORY).filter((name) => name.endsWith('.avsc'))) {
      const name = file.slice(0, file.indexOf('.'));
      const schema = JSON.parse(readFileSync(new URL(file, HISTORY), 'utf8')) as Schema;
      published.set(name, [...(published.get(name) ?? []), schema]);
    }
  }
  return published.get(section) ?? [];
}

/** The schemas in which documents of these sections may stand in the log, by fingerprint: each section at each of its ages. */
export function knownWriters(sections: Sections): ReadonlyMap<string, Type> {
  let ages: Map<string, Schema>[] = [new Map()];
  for (const [name, section] of Object.entries(sections)) {
    const versions = [sectionSchema(name, section), ...earlier(name)];
    ages = ages.flatMap((age) => versions.map((version) => new Map([...age, [name, version]])));
  }
  const types = ages.map((age) => typeOfSchema(documentSchema(age)));
  return new Map(types.map((type) => [fingerprintOf(type), type]));
}
