import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useReference } from '@chargeline/codes';
import { loadReference } from '@chargeline/codes/reference';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClaimView } from '../src/domain/claim-view.js';
import { knownFacts } from '../src/domain/facts.js';
import { brokenBy } from '../src/domain/broken.js';
import { checkedOwnRule } from '../src/rulebook/checked-own-rule.js';
import { claimOf } from '../src/rulebook/example.js';

const folder = mkdtempSync(join(tmpdir(), 'chargeline-reference-'));
const MUE = 'MCR_MUE_PractitionerServices_Eff_01-01-2026.csv';
const EDITS = `HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale
29515,2,3 Date of Service Edit: Clinical,Clinical: Data
`;

beforeAll(async () => {
  const file = join(folder, MUE);
  writeFileSync(file, EDITS);
  const reference = join(folder, 'reference');
  await loadReference(reference, [file], { now: () => new Date('2026-07-01T00:00:00Z'), partial: true });
  useReference(reference);
});
afterAll(() => {
  useReference(null);
  rmSync(folder, { recursive: true });
});

/** Five units of what the loaded edits allow two of, and the shipped ones say nothing of. */
const SPLINTS = { lines: [{ code: '29515', units: 5, serviceFrom: '2026-02-02', serviceTo: '2026-02-02' }] };

const RULE = {
  id: 'OWN-001',
  title: 'More units than likely here',
  because: 'There are more units than are likely. Correct them.',
  severity: 'warn',
  scope: 'line',
  source: 'the policy of the clinic',
  owner: 'coding',
  when: 'line.units > line.mue.units',
  passes: [SPLINTS],
  fails: [{ ...SPLINTS, edits: { 29515: { units: 4, adjudication: '1' } }, finds: [1] }],
};

test('an own rule is proven by the shipped tables, and asked of claims by those that are loaded', () => {
  const known = knownFacts();
  const { rule } = checkedOwnRule(JSON.stringify(RULE), 'acme');
  expect(brokenBy(rule, new ClaimView(claimOf(SPLINTS)))).toEqual([1]);
  expect(knownFacts()).toBe(known);
});
