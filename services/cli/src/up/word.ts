import { link, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { notOk } from '../exit.js';
import type { Control } from './control.js';
import { keep, readKept } from './kept-file.js';

/** How other commands find the process that keeps a line up. */
export interface Word {
  readonly pid: number;
  /** Where its line's data are. */
  readonly folder: string;
  readonly control: Control;
}

const fileIn = (home: string): string => join(home, 'up.json');

/** Throws CHL_CLI_NOT_OK when another one has left word meanwhile. */
export async function leaveWord(home: string, word: Word): Promise<void> {
  const mine = `${fileIn(home)}.${word.pid}`;
  await mkdir(home, { recursive: true });
  await keep(mine, word);
  try {
    // Unlike a rename, a link never takes the place of what is there.
    await link(mine, fileIn(home));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw notOk('Another "chargeline up" starts a line here right now. See it with "chargeline status".');
  } finally {
    await rm(mine);
  }
}

export const readWord = (home: string): Promise<Word | null> => readKept<Word>(fileIn(home));

export const takeBackWord = (home: string): Promise<void> => rm(fileIn(home), { force: true });
