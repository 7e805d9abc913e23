import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Kept, TableShape } from '../official/format.js';

type Cell = string | number | null;

const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** Writes one release into a file of its own: a table sorted by its key. Nothing reads the file before it is complete. */
export class ReleaseWriter {
  private readonly columns: readonly string[];
  private readonly insert: StatementSync;
  private readonly find: StatementSync;
  rows = 0;

  private constructor(
    private readonly database: DatabaseSync,
    private readonly shape: TableShape,
  ) {
    this.columns = Object.keys(shape.columns);
    this.insert = database.prepare(
      `INSERT OR IGNORE INTO rows (${list(this.columns)}) VALUES (${this.columns.map(() => '?').join(', ')})`,
    );
    const where = shape.key.map((column) => `"${column}" = ?`).join(' AND ');
    this.find = database.prepare(`SELECT ${list(this.columns)} FROM rows WHERE ${where}`);
  }

  /** `path` must not be there yet; `:memory:` keeps the release in memory. */
  static open(path: string, shape: TableShape): ReleaseWriter {
    const database = new DatabaseSync(path);
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384');
    const columns = Object.entries(shape.columns).map(([name, type]) => `"${name}" ${type.toUpperCase()}`);
    database.exec(`CREATE TABLE rows (${columns.join(', ')}, PRIMARY KEY (${list(shape.key)})) WITHOUT ROWID`);
    database.exec('BEGIN');
    return new ReleaseWriter(database, shape);
  }

  /** Keeps a row. `same`: it was there already, cell for cell; `other`: its key was there with other cells, which stay. */
  add(row: Kept): 'added' | 'same' | 'other' {
    const cells = this.columns.map((column): Cell => row[column] ?? null);
    if (this.insert.run(...cells).changes === 1) {
      this.rows += 1;
      return 'added';
    }
    const there = this.find.get(...this.shape.key.map((column): Cell => row[column] ?? null));
    return this.columns.every((column, at) => there?.[column] === cells[at]) ? 'same' : 'other';
  }

  /** Whether a row has this key. */
  has(...key: readonly string[]): boolean {
    return this.find.get(...key) !== undefined;
  }

  /** Makes the words searchable, commits, and hands the complete table on. */
  finish(): DatabaseSync {
    const { search = [], key } = this.shape;
    if (search.length > 0) {
      const keys = key.map((column) => `"${column}" UNINDEXED`).join(', ');
      this.database.exec(
        `CREATE VIRTUAL TABLE words USING fts5(${keys}, ${list(search)}, tokenize = 'porter unicode61')`,
      );
      this.database.exec(
        `INSERT INTO words (${list([...key, ...search])}) SELECT ${list([...key, ...search])} FROM rows`,
      );
    }
    this.database.exec('COMMIT');
    return this.database;
  }

  /** Closes what is still open. The file of a table that was not finished holds nobody knows what. */
  abandon(): void {
    if (this.database.isOpen) this.database.close();
  }
}

/** Rows that were asked for before are kept as objects, up to so many. */
const REMEMBERED = 5_000;

/** Reads one release: by key, by the beginning of its first key column, or all of it in the order of its keys. */
export class ReleaseTable {
  private readonly columns: readonly string[];
  private readonly byKey: StatementSync;
  private readonly remembered = new Map<string, Kept | undefined>();

  constructor(
    private readonly database: DatabaseSync,
    private readonly shape: TableShape,
  ) {
    const where = shape.key.map((column) => `"${column}" = ?`).join(' AND ');
    this.columns = Object.keys(shape.columns);
    this.byKey = database.prepare(`SELECT ${list(this.columns)} FROM rows WHERE ${where}`);
    this.byKey.setReturnArrays(true);
  }

  /** Opens a complete file, which never changes: read-only and mapped into memory. */
  static open(path: string, shape: TableShape): ReleaseTable {
    const database = new DatabaseSync(path, { readOnly: true });
    database.exec('PRAGMA cache_size = -2048');
    return new ReleaseTable(database, shape);
  }

  get(...key: readonly string[]): Kept | undefined {
    const id = key.length === 1 ? key[0]! : key.join('\u0000');
    const before = this.remembered.get(id);
    if (before !== undefined || this.remembered.has(id)) return before;
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    // Rows of one shape are a tenth of the size of the objects that SQLite makes, which are dictionaries.
    const cells = this.byKey.get(...key) as readonly Cell[] | undefined;
    const row = cells && Object.fromEntries(this.columns.map((column, at) => [column, cells[at]!] as const));
    this.remembered.set(id, row);
    return row;
  }

  /** All rows whose first key column begins with the text, in the order of the keys. */
  *startingWith(beginning: string): Generator<Kept, void, undefined> {
    const [first] = this.shape.key;
    const statement = this.database.prepare(
      `SELECT * FROM rows WHERE "${first}" >= ? AND "${first}" < ? ORDER BY ${list(this.shape.key)}`,
    );
    yield* statement.iterate(beginning, `${beginning}\u{10ffff}`) as Iterable<Kept>;
  }

  *all(): Generator<Kept, void, undefined> {
    yield* this.database.prepare(`SELECT * FROM rows ORDER BY ${list(this.shape.key)}`).iterate() as Iterable<Kept>;
  }

  /** A question of its own, for readers that ask by more than a key; `rows` and, where people search it, `words`. */
  prepare(sql: string): StatementSync {
    return this.database.prepare(sql);
  }

  /** Counts the rows and has the file checked page by page; `broken` is the first fault found. */
  integrity(): { readonly rows: number; readonly broken: string | null } {
    const checked = this.database.prepare('PRAGMA integrity_check(1)').get();
    const said = String(checked?.['integrity_check']);
    const counted = this.database.prepare('SELECT count(*) AS rows FROM rows').get();
    return { rows: Number(counted?.['rows']), broken: said === 'ok' ? null : said };
  }

  close(): void {
    this.database.close();
  }
}
