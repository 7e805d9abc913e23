import { createHash } from 'node:crypto';
import type { Rule } from './domain/rule.js';

const LENGTH = 12;

/** The version of a rulebook: the first twelve hex digits of the SHA-256 of its ids, severities, sentences and conditions, in order. */
export function rulebookVersion(rulebook: readonly Rule[]): string {
  const words = rulebook.map(({ id, severity, because, condition }) => [id, severity, because, condition]);
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, LENGTH);
}
