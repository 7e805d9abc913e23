import { ChargelineError } from '@chargeline/kernel';
import avsc, { type Type } from 'avsc';
import { z } from 'zod';
import type { Document, Sections, Topic } from '../topic.js';
import { documentSchema, sectionSchema, sectionSchemas } from './avro-schema.js';
import { fingerprintOf, knownWriters, typeOfSchema } from './writers.js';

/** Avro is the wire; JSON is for eyes, switched on for a whole deployment at once. */
export type WireFormat = 'avro' | 'json';

/** A document as bytes, with the fingerprint of the schema that wrote them. */
export interface Encoded {
  readonly format: WireFormat;
  readonly fingerprint: string;
  readonly bytes: Buffer;
}

const unreadable = (topic: string, fault: string): ChargelineError =>
  new ChargelineError('CHL_CONTRACTS_UNREADABLE', `A record of ${topic} cannot be read: ${fault}.`, false);

/** The first field that does not fit its type, by path; never its value. */
function misfit(type: Type, value: unknown): string {
  let where = 'the document';
  type.isValid(value, { errorHook: (path) => (where = path.join('.')) });
  return where;
}

function toBytes(type: Type, value: unknown, topic: string): Buffer {
  try {
    return type.toBuffer(value);
  } catch {
    throw new ChargelineError(
      'CHL_CONTRACTS_UNWRITABLE',
      `${topic}: ${misfit(type, value)} does not fit its type.`,
      false,
    );
  }
}

/** Writes documents of one topic. */
export function writer<S extends Sections>(topic: Topic<S>, format: WireFormat): (document: Document<S>) => Encoded {
  const type = typeOfSchema(documentSchema(sectionSchemas(topic.sections)));
  const fingerprint = fingerprintOf(type);
  return (document) => {
    const bytes = toBytes(type, document, topic.name);
    return { format, fingerprint, bytes: format === 'avro' ? bytes : Buffer.from(JSON.stringify(document)) };
  };
}

type Added<S extends Sections> = Partial<Document<S>>;

/** Writes a document as the input's bytes followed by one more section's: nothing is encoded twice, and the result is plain Avro. */
export function appender<S extends Sections>(
  topic: Topic<S>,
  section: keyof S & string,
): (input: Encoded, added: Added<S>[typeof section]) => Encoded {
  const schema = sectionSchema(section, topic.sections[section]!);
  const type = typeOfSchema(schema);
  const { [section]: _, ...base } = topic.sections;
  const bases = knownWriters(base);
  const grown = new Map<string, string>();

  const fingerprintAfter = (input: string): string => {
    const known = grown.get(input);
    if (known !== undefined) return known;
    const from = bases.get(input);
    if (from === undefined) throw unreadable(topic.name, `schema ${input} is not known`);
    const fields = new Map((from as avsc.types.RecordType).fields.map(({ name, type }) => [name, type]));
    const fingerprint = fingerprintOf(typeOfSchema(documentSchema(new Map([...fields, [section, schema]]))));
    grown.set(input, fingerprint);
    return fingerprint;
  };

  return (input, added) => {
    const bytes = toBytes(type, added, `${topic.name} ${section}`);
    const fingerprint = fingerprintAfter(input.fingerprint);
    if (input.format === 'avro') return { format: 'avro', fingerprint, bytes: Buffer.concat([input.bytes, bytes]) };
    const document = { ...(JSON.parse(input.bytes.toString()) as object), [section]: added };
    return { format: 'json', fingerprint, bytes: Buffer.from(JSON.stringify(document)) };
  };
}

/**
 * Reads documents of one topic through `view`, the few sections and fields that the reader decides on; Avro skips the others.
 * Throws CHL_CONTRACTS_UNREADABLE for a schema that is not known, and for bytes that are not of the schema they claim.
 */
export function reader<V extends Sections>(topic: Topic, view: V): (encoded: Encoded) => Document<V> {
  const type = typeOfSchema(documentSchema(sectionSchemas(view)));
  const writers = knownWriters(topic.sections);
  const resolvers = new Map([...writers].map(([fingerprint, writer]) => [fingerprint, type.createResolver(writer)]));
  const json = z.object(view);

  return ({ format, fingerprint, bytes }) => {
    const resolver = resolvers.get(fingerprint);
    if (resolver === undefined) throw unreadable(topic.name, `schema ${fingerprint} is not known`);
    try {
      if (format === 'avro') return type.fromBuffer(bytes, resolver) as Document<V>;
      return json.parse(JSON.parse(bytes.toString())) as Document<V>;
    } catch {
      throw unreadable(topic.name, `its bytes are not of schema ${fingerprint}`);
    }
  };
}
