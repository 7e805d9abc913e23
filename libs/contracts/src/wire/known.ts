import type { Topic } from '../topic.js';
import { knownWriters } from './writers.js';

/** The fingerprints of all schemas in which this release can read documents of the topic: today's and every earlier one. */
export const knownSchemas = ({ sections }: Topic): ReadonlySet<string> => new Set(knownWriters(sections).keys());
