import type { StatementSync } from 'node:sqlite';
import type { TableShape } from '../official/format.js';
import type { ReleaseTable } from '../release/release-file.js';
import { expressionOf } from './expression.js';
import { type Known, nearest } from './spelling.js';
import { wordsIn } from './words.js';

/** A text that answers a question, and how well: SQLite's bm25, lower is better. */
export interface Match {
  readonly code: string;
  readonly rank: number;
}

/** In so many places a stem's word is looked at. */
const PLACES = 20;

const indexes = new WeakMap<ReleaseTable, WordIndex>();

/** The words of a release's texts. What it keeps are stems: `diabet` for diabetes and diabetic. */
export class WordIndex {
  private readonly matching: StatementSync;
  private known: readonly Known[] | undefined;

  private constructor(
    private readonly table: ReleaseTable,
    readonly columns: readonly string[],
    keys: number,
  ) {
    const weights = [...Array<number>(keys).fill(0), ...columns.map(() => 1)].join(', ');
    this.matching = table.prepare(
      `SELECT code, bm25(words, ${weights}) AS rank FROM words WHERE words MATCH ? ORDER BY rank, code LIMIT ?`,
    );
  }

  /** The index of a table that has one. */
  static of(table: ReleaseTable, { key, search = [] }: TableShape): WordIndex {
    let index = indexes.get(table);
    if (index === undefined) indexes.set(table, (index = new WordIndex(table, search, key.length)));
    return index;
  }

  /** The texts that answer the expression, best first. */
  find(expression: string, most: number): readonly Match[] {
    return this.matching.all(expression, most).map(({ code, rank }) => ({ code: String(code), rank: Number(rank) }));
  }

  /** Whether a text has the word, or, of a word only begun, one that begins with it. */
  has(word: string, begun = false): boolean {
    return this.find(expressionOf([[{ words: [word], begun }]], this.columns, 'all'), 1).length > 0;
  }

  /** All stems, read once. */
  vocabulary(): readonly Known[] {
    if (this.known !== undefined) return this.known;
    this.table.prepare('CREATE VIRTUAL TABLE IF NOT EXISTS temp.stems USING fts5vocab(main, words, row)').run();
    const rows = this.table.prepare('SELECT term, doc FROM temp.stems').all();
    return (this.known = rows.map(({ term, doc }) => ({ word: String(term), texts: Number(doc) })));
  }

  /** A whole word of which this is the stem, as some texts have it: of those the nearest to a given one. */
  written(stem: string, like: string): string {
    this.table.prepare('CREATE VIRTUAL TABLE IF NOT EXISTS temp.places USING fts5vocab(main, words, instance)').run();
    const places = this.table.prepare(`SELECT doc, col, "offset" FROM temp.places WHERE term = ? LIMIT ${PLACES}`);
    const texts = this.table.prepare('SELECT * FROM words WHERE rowid = ?');
    const written = places.all(stem).flatMap(({ doc, col, offset }) => {
      const text = texts.get(doc!)?.[String(col)];
      return wordsIn(String(text))[Number(offset)] ?? [];
    });
    const known = written.map((word): Known => ({ word, texts: 1 }));
    return nearest(like, known, like.length)?.word ?? stem;
  }
}
