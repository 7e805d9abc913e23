const LEVELS: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};
const TOLD = new Set(['level', 'time', 'pid', 'hostname', 'service', 'msg', 'code', 'trace_id', 'span_id']);

/** One line of a log file. */
export interface LogLine {
  /** Of the instance that wrote it. */
  readonly instance: string;
  /** Milliseconds; a line that is not ours (a warning of Node, the words of a crash) has that of the line before it. */
  readonly time: number;
  /** As it stands in the file. */
  readonly text: string;
  readonly entry: Readonly<Record<string, unknown>> | null;
}

function entryOf(text: string): LogLine['entry'] {
  if (!text.startsWith('{')) return null;
  try {
    return JSON.parse(text) as LogLine['entry'];
  } catch {
    return null;
  }
}

/** Reads the lines of one file. In the log of the line itself each line names who wrote it. */
export function readLines(texts: readonly string[], instance: string, before = 0): readonly LogLine[] {
  let time = before;
  return texts.map((text) => {
    const entry = entryOf(text);
    if (typeof entry?.['time'] === 'number') time = entry['time'];
    const service = entry?.['service'];
    return { instance: instance === 'line' && typeof service === 'string' ? service : instance, time, text, entry };
  });
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** One readable line: when, who, how grave, what, its code, its trace, and what else it says. */
export function lineText({ instance, time, text, entry }: LogLine): string {
  const when = new Date(time).toISOString().slice(0, -1).replace('T', ' ');
  const head = `${when}  ${instance.padEnd(12)}`;
  if (entry === null) return `${head}  ${text}`;
  const level = LEVELS[Number(entry['level'])] ?? String(entry['level']);
  const more = Object.entries(entry).filter(([name, value]) => value !== null && !TOLD.has(name));
  const trace = entry['trace_id'] === undefined ? [] : [`trace=${shown(entry['trace_id'])}`];
  const code = entry['code'] === undefined ? [] : [shown(entry['code'])];
  const words = [
    shown(entry['msg'] ?? ''),
    ...code,
    ...trace,
    ...more.map(([name, value]) => `${name}=${shown(value)}`),
  ];
  return `${head}  ${level.padEnd(5)}  ${words.join('  ')}`;
}

/** Whether an instance is one of a room: `pricing` and `pricing-2` are of `pricing`. */
export const isOf = (room: string, instance: string): boolean =>
  instance === room || (instance.startsWith(`${room}-`) && /^\d+$/.test(instance.slice(room.length + 1)));
