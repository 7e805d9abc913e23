import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Whether users other than the owner may enter every folder on the way, as far as it is there. */
function isOpen(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found !== undefined && (found.mode & 0o001) === 0) return false;
  return folder === dirname(folder) || isOpen(dirname(folder));
}

/**
 * Where a line keeps its data when nobody names a folder: `up` in the tool's home. PostgreSQL refuses to run as root and its own user
 * cannot enter a closed home: then it is a folder of that home's below /var/lib/chargeline.
 */
export function upFolder(home: string, isRoot = process.getuid?.() === 0): string {
  const usual = join(home, 'up');
  if (!isRoot || isOpen(usual)) return usual;
  return join('/var/lib/chargeline', createHash('sha256').update(home).digest('hex').slice(0, 12));
}
