import { formatOf } from '../official/formats.js';
import type { Kept } from '../official/format.js';
import { tableOf } from '../release/in-use.js';
import type { Release } from '../release/release.js';
import type { ReleaseTable } from '../release/release-file.js';
import { emptiness, type Empty } from './emptiness.js';
import { expressionOf } from './expression.js';
import { historyOf } from './history.js';
import type { Asked } from './lookup.js';
import { type Corrected, questionOf } from './question.js';
import { type Found, inOrder } from './ranking.js';
import { isSynonym, type Replaced } from './synonyms.js';
import {
  bareCode,
  CODE_SYSTEMS,
  type CodeSystem,
  descriptionOf,
  isBillable,
  isInForce,
  type SystemRows,
  SYSTEMS,
} from './system.js';
import { searchedWords } from './words.js';
import { WordIndex } from './word-index.js';

/** In which code set (all when it is not said), on which day, how many answers. */
export interface Searched extends Asked {
  readonly system?: CodeSystem | undefined;
  readonly limit?: number | undefined;
}

export interface CodeHit {
  readonly system: CodeSystem;
  readonly code: string;
  readonly billable: boolean;
  readonly description: string | null;
  readonly release: string;
}

/** Codes in force on the day, the best first, and how the words were understood. */
export interface CodeSearch {
  readonly hits: readonly CodeHit[];
  /** Words that no text has, and those taken for them. */
  readonly corrected: readonly Corrected[];
  /** What was searched for under another name as well. */
  readonly replaced: readonly Replaced[];
  /** No text has all of the words: those with some of them are told. */
  readonly some: boolean;
  /** Why there are no hits; null when there are. */
  readonly empty: Empty | null;
}

/** A code set whose release speaks for the day. */
interface Source {
  readonly system: CodeSystem;
  readonly rows: SystemRows;
  readonly release: Release;
  readonly table: ReleaseTable;
  readonly index: WordIndex | undefined;
}

const USUAL = 20;
/** Of the best texts some may not be in force on the day, and headers step back behind codes: more are read than told. */
const MORE = 5;

/**
 * Searches codes and their texts: exact codes before those that begin so, then texts by their rank. Bounded in the length
 * of the question (`words.ts`) and in answers; no part of the text is taken for an operator. CPT is found by its numbers alone.
 */
export function searchCodes(text: string, { on, knownAt, system, limit = USUAL }: Searched): CodeSearch {
  const asked = system === undefined ? CODE_SYSTEMS : [system];
  const sources = asked.flatMap((one) => sourceOf(one, { on, knownAt }));
  const words = searchedWords(text);
  const most = limit * MORE;
  const byCode = isSynonym(words) ? [] : sources.flatMap((source) => codesLike(text.trim(), source, most));
  const indexes = sources.flatMap(({ index }) => index ?? []);
  const { parts, corrected, replaced } = questionOf(words, indexes);
  const ask = (need: 'all' | 'any'): readonly Found[] =>
    parts.length === 0 ? [] : sources.flatMap((source) => textsLike(source, parts, need, most));
  const byText = ask('all');
  const found = byCode.length > 0 || byText.length > 0 || parts.length < 2 ? [...byCode, ...byText] : ask('any');
  const inForce = found.filter(({ system, row }) => isInForce(row, on, SYSTEMS[system]));
  const hits = inOrder(inForce).slice(0, limit).map(hitOf);
  return {
    hits,
    corrected,
    replaced,
    some: hits.length > 0 && byCode.length === 0 && byText.length === 0,
    empty:
      hits.length > 0
        ? null
        : emptiness({ words, asked, on, releases: sources.map(({ release }) => release), indexes: indexes.length }),
  };
}

function sourceOf(system: CodeSystem, { on, knownAt }: Asked): readonly Source[] {
  const rows = SYSTEMS[system];
  const link = historyOf(rows.kind, knownAt).find(({ from, to }) => from <= on && on <= to);
  if (link === undefined) return [];
  const table = tableOf(link.release);
  const index = rows.described.length > 0 ? WordIndex.of(table, formatOf(rows.kind).table) : undefined;
  return [{ system, rows, release: link.release, table, index }];
}

/** The code itself, and those that begin like it when a digit shows that a code is meant. */
function codesLike(text: string, { system, rows, release, table }: Source, most: number): readonly Found[] {
  const exact = bareCode(system, text);
  const begin = exact ?? text.replace('.', '').toUpperCase();
  const hasDigit = /\d/.test(begin);
  if (!/^[0-9A-Z]{2,10}$/.test(begin) || (exact === undefined && !hasDigit)) return [];
  const found: Found[] = [];
  for (const row of table.startingWith(begin)) {
    const code = String(row['code']);
    if ((row['modifier'] ?? '') !== '' || !rows.form(code) || (code !== exact && !hasDigit)) continue;
    const tier = code === exact ? 'exact' : 'begins';
    found.push({ system, release, code, row, billable: isBillable(row, rows), tier, rank: 0 });
    if (found.length >= most) break;
  }
  return found;
}

function textsLike(
  { system, rows, release, table, index }: Source,
  parts: Parameters<typeof expressionOf>[0],
  need: 'all' | 'any',
  most: number,
): readonly Found[] {
  if (index === undefined) return [];
  return index.find(expressionOf(parts, index.columns, need), most).flatMap(({ code, rank }): readonly Found[] => {
    const row: Kept | undefined = table.get(code);
    return row === undefined
      ? []
      : [{ system, release, code, row, billable: isBillable(row, rows), tier: 'text', rank }];
  });
}

const hitOf = ({ system, code, billable, row, release }: Found): CodeHit => ({
  system,
  code,
  billable,
  description: descriptionOf(row, SYSTEMS[system]),
  release: release.id,
});
