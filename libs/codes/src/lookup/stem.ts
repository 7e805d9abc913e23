import { DatabaseSync } from 'node:sqlite';
import { lazily } from '../table.js';

/** An index of one word, cut as those of the releases are: SQLite has the stemmer, and tells its stems by the vocabulary. */
const stemmer = lazily(() => {
  const database = new DatabaseSync(':memory:');
  database.exec("CREATE VIRTUAL TABLE words USING fts5(word, tokenize = 'porter unicode61')");
  database.exec('CREATE VIRTUAL TABLE stems USING fts5vocab(words, row)');
  return {
    clear: database.prepare('DELETE FROM words'),
    add: database.prepare('INSERT INTO words (word) VALUES (?)'),
    stems: database.prepare('SELECT term FROM stems'),
  };
});

/** What the word index keeps of a word: `hypertension` is kept as `hypertens`. */
export function stemOf(word: string): string {
  const { clear, add, stems } = stemmer();
  clear.run();
  add.run(word);
  return String(stems.get()?.['term'] ?? word);
}
