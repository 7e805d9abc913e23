import { copyFileSync, openSync, renameSync, statSync, truncateSync } from 'node:fs';

/** In bytes. A file that is larger makes room: one old one is kept beside it. */
const MOST = 10 * 1024 * 1024;

const isFull = (path: string): boolean => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MOST;

/** Where the lines before those of a log are. */
export const oldLogFile = (path: string): string => `${path}.1`;

/** Opens a log to write at its end, a new one when it is full. */
export function openLogFile(path: string): number {
  if (isFull(path)) renameSync(path, oldLogFile(path));
  return openSync(path, 'a', 0o600);
}

/**
 * Empties a log that is full while others write at its end; what it held is in the old one. A line that is written in the instant
 * between may be missing.
 */
export function emptyFullLog(path: string): void {
  if (!isFull(path)) return;
  copyFileSync(path, oldLogFile(path));
  truncateSync(path);
}
