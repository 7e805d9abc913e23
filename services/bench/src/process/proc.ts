import { readdirSync, readFileSync } from 'node:fs';
import { type MemoryStatus, parseStat, parseStatus, type Stat } from './stat.js';

/** By process id. */
export type Stats = ReadonlyMap<number, Stat>;

/** Null when it is not there (any more). Files of /proc are made as they are read: nothing waits for a disk. */
function read<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}

const textOf = (pid: number | string, file: string): string | null =>
  read(() => readFileSync(`/proc/${pid}/${file}`, 'utf8'));

/** Every process of this machine; null where there is no /proc, as on macOS. */
export function readStats(): Stats | null {
  const names = read(() => readdirSync('/proc'));
  if (names === null) return null;
  const texts = names.filter((name) => /^\d+$/.test(name)).map((pid) => textOf(pid, 'stat'));
  const stats = texts.filter((text) => text !== null).map(parseStat);
  return new Map(stats.map((stat) => [stat.pid, stat]));
}

/** Null when the process is gone. */
export function readStatus(pid: number): MemoryStatus | null {
  const text = textOf(pid, 'status');
  return text === null ? null : parseStatus(text);
}
