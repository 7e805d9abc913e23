import { createHash } from 'node:crypto';
import type { Rule } from './domain/rule.js';
import { tableTexts } from './rulebook/tables.js';

const LENGTH = 12;
const TABLES = tableTexts();

/**
 * The version of a rulebook: the first twelve hex digits of the SHA-256 of its ids, severities, sentences and conditions, in order, and
 * of its tables as they are written; and, where its repairs are applied without asking, of the ids of those rules.
 */
export function rulebookVersion(
  rulebook: readonly Rule[],
  repairs: readonly string[] = [],
  tables: readonly string[] = TABLES,
): string {
  const words = rulebook.map(({ id, severity, because, condition }) => [id, severity, because, condition]);
  const said = [words, tables];
  return createHash('sha256')
    .update(JSON.stringify(repairs.length === 0 ? said : [...said, repairs.toSorted()]))
    .digest('hex')
    .slice(0, LENGTH);
}
