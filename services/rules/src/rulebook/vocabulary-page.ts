import { FUNCTIONS } from '../domain/questions.js';
import { NAMES } from '../domain/vocabulary.js';
import type { Type } from '../language/types.js';

type RecordType = Type & { readonly is: 'record' };

/** A type in few words: `text`, `list of texts`, the name of a record. */
function word(type: Type): string {
  if (type.is === 'list') return `list of ${plural(word(type.of))}`;
  if (type.is === 'record') return type.name;
  if (type.is === 'boolean') return 'true or false';
  if (type.is === 'text' && type.among !== undefined) return type.among.map((text) => `"${text}"`).join(' or ');
  return type.is;
}

const plural = (one: string): string => (one.endsWith('is') ? one.replace(/is$/, 'es') : `${one}s`);

/** The records that a type is made of, each once, itself first. */
function recordsIn(type: Type, known: Map<string, RecordType>): void {
  if (type.is === 'list') return recordsIn(type.of, known);
  if (type.is !== 'record') return;
  const before = known.get(type.name);
  if (before !== undefined && Object.keys(before.fields).length >= Object.keys(type.fields).length) return;
  known.set(type.name, type);
  for (const field of Object.values(type.fields)) recordsIn(field.type, known);
}

/** What conditions can name and ask, as Markdown: made from the vocabulary itself. */
export function vocabularyPage(): string {
  const records = new Map<string, RecordType>();
  for (const [, type] of NAMES.diagnosis) recordsIn(type, records);
  const scopes = Object.entries(NAMES).map(
    ([scope, names]) => `| ${scope} | ${names.map(([name]) => `\`${name}\``).join(' ')} |`,
  );
  const fields = [...records.values()].map(({ name, fields: all }) => {
    const told = Object.entries(all).map(([field, { type }]) => `\`${field}\` ${word(type)}`);
    return `| ${name} | ${told.join(' · ')} |`;
  });
  const questions = Object.entries(FUNCTIONS).map(
    ([name, { takes, gives }]) => `| \`${name}(${takes.map(word).join(', ')})\` | ${word(gives)} |`,
  );
  return [
    '| a rule of a | can name |',
    '|---|---|',
    ...scopes,
    '',
    '| record | fields |',
    '|---|---|',
    ...fields,
    '',
    '| question | answer |',
    '|---|---|',
    ...questions,
  ].join('\n');
}
