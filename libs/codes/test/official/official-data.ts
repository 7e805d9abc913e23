import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const OFFICIAL = path.resolve(import.meta.dirname, '../../../../../shared/data');

/** Whether the official files are there to be read whole; they are never part of the project. */
export const absent = !existsSync(OFFICIAL);

export const official = (file: string): string => path.join(OFFICIAL, file);
export const officialText = (file: string): string => new TextDecoder().decode(readFileSync(official(file)));

/** Says once a file of tests why some of them are left out. */
export function sayIfAbsent(): void {
  if (absent) console.log('skipped: the official files are read only where ../shared/data is present');
}
