import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useReference } from '@chargeline/codes';
import { afterAll, expect, test } from 'vitest';
import { judge, type Rule, rulebook } from '../src/index.js';
import { modelClaim } from '../src/rulebook/model-claim.js';

const folder = mkdtempSync(join(tmpdir(), 'chargeline-reference-'));
afterAll(() => {
  useReference(null);
  rmSync(folder, { recursive: true });
});

test('what a code and a day decide is asked once for all lines of them, and again when the reference data change', () => {
  let asked = 0;
  const rule: Rule = { ...rulebook.find(({ id }) => id === 'CPT-002')!, concerns: () => (asked += 1) > 0 };
  const rules = [rule];
  const { encounter, claim } = modelClaim();
  judge({ encounter, claim }, rules);
  judge({ encounter, claim }, rules);
  expect(asked).toBe(2);
  judge({ encounter, claim: { ...claim, lines: [{ ...claim.lines[0]!, code: '99214' }] } }, rules);
  expect(asked).toBe(3);
  judge({ encounter, claim: { ...claim, lines: [{ ...claim.lines[0]!, serviceFrom: '2025-06-03' }] } }, rules);
  expect(asked).toBe(4);
  writeFileSync(join(folder, 'catalog.json'), '{"releases":[]}');
  useReference(folder);
  judge({ encounter, claim }, rules);
  expect(asked).toBe(6);
});

test('all rules together find what each finds by itself', () => {
  const { encounter, claim } = modelClaim();
  const [visit, ecg] = claim.lines;
  const lines = [
    { ...visit!, modifiers: ['50'], units: 2 },
    { ...ecg!, code: '80053', modifiers: ['26', 'ZZ'] },
    { ...ecg!, line: 3, code: '90472', pointers: [] },
  ];
  const together = judge({ encounter, claim: { ...claim, lines } }, rulebook).findings;
  const alone = rulebook.flatMap((rule) => judge({ encounter, claim: { ...claim, lines } }, [rule]).findings);
  expect(together).toEqual(alone);
  expect(together.length).toBeGreaterThan(5);
});
