import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { readCatalog } from '../../src/release/catalog.js';
import { loadReference, type LoadOptions, type LoadReport } from '../../src/release/load.js';

/** A reference folder of a test, and a place for the files to load; both are gone when the test is finished. */
export interface TestFolder {
  readonly reference: string;
  /** Writes a file to load, and returns its path. */
  readonly put: (name: string, content: string | Uint8Array) => string;
  /** Loads files, which must exist, one second after the load before. */
  readonly load: (paths: readonly string[], options?: Partial<LoadOptions>) => Promise<readonly LoadReport[]>;
  /** Writes one file and loads it. */
  readonly loadText: (
    name: string,
    content: string | Uint8Array,
    options?: Partial<LoadOptions>,
  ) => Promise<LoadReport>;
  /** Names and contents of the reference folder, to see that nothing changed; the lock, which is always empty, left out. */
  readonly state: () => unknown;
}

export function aFolder(): TestFolder {
  const root = mkdtempSync(path.join(tmpdir(), 'chargeline-load-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const reference = path.join(root, 'reference');
  const files = path.join(root, 'files');
  mkdirSync(reference);
  mkdirSync(files);
  let clock = Date.UTC(2026, 0, 1);
  const put = (name: string, content: string | Uint8Array): string => {
    const at = path.join(files, name);
    writeFileSync(at, content);
    return at;
  };
  const load = (paths: readonly string[], options: Partial<LoadOptions> = {}): Promise<readonly LoadReport[]> =>
    loadReference(reference, paths, { now: () => new Date((clock += 1_000)), ...options });
  return {
    reference,
    put,
    load,
    loadText: async (name, content, options) => (await load([put(name, content)], options))[0]!,
    state: () => ({
      catalog: readCatalog(reference),
      files: readdirSync(reference)
        .filter((name) => name !== 'loading.lock')
        .map((name) => [name, readFileSync(path.join(reference, name)).toString('base64')]),
    }),
  };
}
