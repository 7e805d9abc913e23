import type { Query } from '@chargeline/store';

type Rows = readonly object[];

/** Stands where a SQL Server would: writes down what it is told, and answers what the test has ready. */
export interface Recording {
  readonly query: Query;
  readonly transaction: <T>(work: (query: Query) => Promise<T>) => Promise<T>;
  /** All statements with their values, in order. */
  readonly text: () => string;
}

const shown = (value: unknown): string => {
  if (typeof value !== 'string' || !value.startsWith('[')) return JSON.stringify(value);
  return (JSON.parse(value) as readonly unknown[]).map((row) => `\n--   ${JSON.stringify(row)}`).join('');
};

/** `answers` to the statements that are named by a part of their text; the others answer no rows. */
export function recording(answers: Readonly<Record<string, Rows>> = {}): Recording {
  const heard: string[] = [];
  const query: Query = <R>(sql: string, values: readonly unknown[] = []) => {
    heard.push([sql, ...values.map((value, index) => `-- @${index} = ${shown(value)}`)].join('\n'));
    const [, rows = []] = Object.entries(answers).find(([part]) => sql.includes(part)) ?? [];
    return Promise.resolve(rows as readonly R[]);
  };
  return {
    query,
    transaction: async (work) => {
      heard.push('-- begin');
      const result = await work(query);
      heard.push('-- commit');
      return result;
    },
    text: () => `${heard.join('\n\n')}\n`,
  };
}
