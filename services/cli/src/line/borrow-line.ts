import { idle } from '@chargeline/standalone';
import { nextFolder } from '../folder/fresh-folder.js';
import { note } from '../output.js';
import { DEFAULT_SOURCES } from './default-sources.js';
import { ownLine } from './own-line.js';
import { findSavedLine, type SavedLine } from './saved-line.js';

/** A line for the time of one command: the one that runs, else one of the command's own. */
export interface BorrowedLine {
  readonly state: SavedLine;
  /** Resolves when nothing moves, as far as that can be seen from here. */
  readonly quiet: () => Promise<void>;
  readonly giveBack: () => Promise<void>;
}

const nothing = (): Promise<void> => Promise.resolve();

export async function borrowLine(home: string, env: NodeJS.ProcessEnv): Promise<BorrowedLine> {
  const running = await findSavedLine(home);
  if (running !== null) {
    note(`Sending to the line of process ${running.pid}.`);
    return { state: running, quiet: nothing, giveBack: nothing };
  }
  const folder = await nextFolder('out', 'line');
  note(`No line runs: starting one, with ${folder} for its 837 files and log ...`);
  const { line, state } = await ownLine(folder, DEFAULT_SOURCES, env);
  return { state, quiet: () => idle(line), giveBack: line.stop };
}
