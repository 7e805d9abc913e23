import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../../../shared/data/x12');

/** Why tests of real files are skipped, or false where the files are there. */
export const noSharedData: string | false = existsSync(folder) ? false : 'the folder ../shared/data/x12 is absent';

/** The bytes of a real file, such as `lfh/x.837`. */
export function sharedFile(name: string): Uint8Array {
  return readFileSync(path.join(folder, name));
}
