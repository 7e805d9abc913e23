import { findLine, forgetState, saveState } from '@chargeline/standalone';
import { note } from '../output.js';
import type { SavedLine } from './saved-line.js';

/** Resolves when somebody asks this process to end. A launcher may pass on a signal that the terminal gave us already, so later ones are taken too. */
function asked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
}

/** Leaves word of the line for other commands, stays up until SIGINT or SIGTERM, then stops it and takes the word back. */
export async function stayUp(home: string, state: SavedLine, stop: () => Promise<void>): Promise<void> {
  const ended = asked();
  const other = await findLine(home);
  if (other === null) await saveState(home, state);
  else note(`Another line runs (process ${other.pid}); other commands of this tool go to that one.`);
  note('The line runs. Ctrl-C stops it.');
  await ended;
  note('Stopping ...');
  if (other === null) await forgetState(home);
  await stop();
}
