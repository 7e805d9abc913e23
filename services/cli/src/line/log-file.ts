import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { destination, type Logger, pino } from 'pino';

/** The log of a line goes to a file beside its 837 files, so that the screen stays readable. */
export const logFile = (folder: string): string => join(folder, 'line.log');

/** Where a line of many processes has its own log and one of each process. */
export const logFolder = (folder: string): string => join(folder, 'logs');

export function fileLogger(folder: string): Logger {
  mkdirSync(folder, { recursive: true });
  return pino(destination({ dest: logFile(folder), sync: true }));
}
