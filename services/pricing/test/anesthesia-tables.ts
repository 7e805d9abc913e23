import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useReference } from '@chargeline/codes';
import { loadReference } from '@chargeline/codes/reference';
import { expect } from 'vitest';

const FILES = {
  // The rest of Pennsylvania at 20.0000 dollars a unit.
  'anes2025.csv': [
    '2025,,,',
    'Contractor,Locality,Locality Name,National Anes CF of 20.3178',
    '12502,99,REST OF STATE,20.0000',
  ],
  'base2025.csv': [
    'CODE,2025 Base Units',
    '00140,5',
    '00142,4',
    '00790,7',
    '00910,3',
    '01952,5',
    '01953,1',
    '01967,5',
    '01968,2',
    '01996,3',
    '01999,0',
  ],
} as const;

/** Loads tables of anesthesia as CMS publishes them, through the loader, and has them looked up. Ends with what it returns. */
export async function useAnesthesiaTables(
  names: readonly (keyof typeof FILES)[] = ['anes2025.csv', 'base2025.csv'],
): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'chargeline-anesthesia-'));
  for (const name of names) {
    const path = join(folder, name);
    writeFileSync(path, [...FILES[name], ''].join('\r\n'));
    const [report] = await loadReference(join(folder, 'reference'), [path], { now: () => new Date(0), partial: true });
    expect(report).toMatchObject({ outcome: 'loaded', refused: [] });
  }
  useReference(join(folder, 'reference'));
  return () => {
    useReference(null);
    rmSync(folder, { recursive: true });
  };
}
