import { join } from 'node:path';
import { destination, type Logger, pino } from 'pino';

/** The log of a line goes to a file beside its 837 files, so that the screen stays readable. */
export const logFile = (folder: string): string => join(folder, 'line.log');

export const fileLogger = (folder: string): Logger => pino(destination({ dest: logFile(folder), sync: true }));
