import type { Schema } from 'avsc';
import { z } from 'zod';
import type { Topic } from '../topic.js';
import { documentSchema, sectionSchemas } from './avro-schema.js';

/** The Avro schema (1.12) in which documents of the topic are written today. */
export const avroSchemaOf = ({ sections }: Topic): Schema => documentSchema(sectionSchemas(sections));

/** The JSON Schema (2020-12) of the topic's documents: what JSON on the wire conforms to. */
export const jsonSchemaOf = ({ sections }: Topic): object => z.toJSONSchema(z.object(sections));
