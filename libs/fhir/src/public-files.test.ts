import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBundle, type BundleEntry } from './bundle.js';
import { parseFhirJson } from './parse.js';
import { References } from './references.js';

const FOLDER = path.resolve(import.meta.dirname, '../../../../shared/data/fhir/synthea-r4');
const present = existsSync(FOLDER);
if (!present) console.warn('Skipped: the public FHIR bundles are not beside the project.');

/** Every `reference` below a value. */
function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    name === 'reference' && typeof member === 'string' ? [member] : referencesIn(member),
  );
}

function resolved(entry: BundleEntry, references: References): { readonly all: number; readonly found: number } {
  const all = referencesIn(entry.resource);
  return { all: all.length, found: all.filter((reference) => references.resolve(reference, entry) !== null).length };
}

describe.skipIf(!present)('public Synthea bundles', () => {
  const files = present ? readdirSync(FOLDER) : [];
  const totals = { entries: 0, references: 0 };

  test.each(files)('%s', (name) => {
    const bundle = readBundle(parseFhirJson(readFileSync(path.join(FOLDER, name))));
    const references = new References(bundle);
    const counts = bundle.entries.map((entry) => resolved(entry, references));
    const all = counts.reduce((sum, count) => sum + count.all, 0);
    totals.entries += bundle.entries.length;
    totals.references += all;
    expect(counts.reduce((sum, count) => sum + count.found, 0)).toBe(all);
  });

  test('all are accounted for', () => {
    console.info(
      `Synthea bundles: ${files.length}, entries: ${totals.entries}, references resolved: ${totals.references}.`,
    );
    // Counted apart from this code, from the raw JSON.
    expect(files).toHaveLength(12);
    expect(totals).toEqual({ entries: 1_126, references: 3_304 });
  });
});
