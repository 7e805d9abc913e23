import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Pino's number for `error`. */
const ERROR = 50;

/** What a room may say aloud while its broker or its database is away: it refused, or puts off, what it cannot do now. */
const OF_AN_OUTAGE = /^CHL_(MESSAGING_BROKER|STORE_UNAVAILABLE)$/;

interface Line {
  readonly level?: number;
  readonly code?: string;
  /** Of what Nest says, only the error's code or name. */
  readonly msg?: string;
  readonly status?: number;
}

/** Warnings of Node itself, which are no errors and have a form of their own; traces may follow them. */
const NODE_WARNING = /^(\(node:\d+\) \w*Warning|\(Use `node --trace-warnings|    at )/;

function lineOf(text: string): Line {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return {};
  }
}

/** Whether a line of a room's log is one that should not be there: an error that is not of an outage, or what is no line of its log. */
export function isUnexpected(text: string): boolean {
  if (NODE_WARNING.test(text)) return false;
  const { level, msg = '', code = msg, status } = lineOf(text);
  if (level === undefined) return true;
  return level >= ERROR && status !== 503 && !OF_AN_OUTAGE.test(code);
}

/** Every line in a folder of logs that should not be there, each with the name of its file. */
export async function unexpectedLines(folder: string): Promise<readonly string[]> {
  const files = (await readdir(folder)).sort();
  const lines = files.map(async (file) => {
    const text = await readFile(join(folder, file), 'utf8');
    return text
      .split('\n')
      .filter((line) => line !== '' && isUnexpected(line))
      .map((line) => `${file}: ${line}`);
  });
  return (await Promise.all(lines)).flat();
}
