import { chmod, open, readFile, rename } from 'node:fs/promises';

/** What a file of ours holds; null when there is none. */
export async function readKept<T>(path: string): Promise<T | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : (JSON.parse(text) as T);
}

/** Writes a file that its owner alone can read. It is on the disk, whole, when this resolves. */
export async function keep(path: string, content: unknown): Promise<void> {
  const half = `${path}.half`;
  const file = await open(half, 'w', 0o600);
  try {
    await chmod(half, 0o600);
    await file.writeFile(JSON.stringify(content, null, 2));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(half, path);
}
