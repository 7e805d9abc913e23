import { expect, test } from 'vitest';
import { explain, judge, rulebook } from '../../src/index.js';
import { modelClaim } from '../../src/rulebook/model-claim.js';
import { cleanClaim } from '../clean-claim.js';
import { dice } from '../dice.js';
import { anOddClaim } from '../odd-claims.js';

test('over 400 odd claims: what is explained is what is judged, and every rule looked or says why not', () => {
  const roll = dice(815);
  for (let n = 0; n < 400; n += 1) {
    const document = anOddClaim(roll);
    const { outcome, findings } = judge(document, rulebook);
    const explained = explain(document, rulebook);
    expect(explained.outcome).toBe(outcome);
    expect(explained.findings).toMatchObject(findings);
    expect(explained.findings).toHaveLength(findings.length);
    const looked = new Map(explained.looked.map(({ rule, lines }) => [rule, lines]));
    for (const { rule, line, values } of explained.findings) {
      expect(looked.get(rule)!.includes(line)).toBe(true);
      expect(values.length).toBeGreaterThan(0);
    }
    const told = [...looked.keys(), ...explained.unasked.flatMap(({ rules }) => rules)];
    expect(told.toSorted()).toEqual(rulebook.map(({ id }) => id).toSorted());
  }
});

test('a finding says what its condition asks, and what the fields were', () => {
  const { encounter, claim, visit } = cleanClaim();
  Object.assign(visit, { modifiers: ['25', '50'], units: 2 });
  const { findings } = explain({ judgedOn: null, encounter, claim }, rulebook);
  const finding = findings.find(({ rule }) => rule === 'MOD-050');
  expect(finding?.when).toContain('line.modifiers has "50"');
  expect(finding?.values).toEqual([
    { field: 'line.modifiers', value: '["25", "50"]' },
    { field: 'line.units', value: '2' },
  ]);
});

test('a hold that a person has lifted is a warning, as the line has it', () => {
  const rules = rulebook.map((rule) => (rule.id === 'MOD-050' ? { ...rule, severity: 'hold' as const } : rule));
  const { encounter, claim, ecg } = cleanClaim();
  Object.assign(ecg, { code: '20610', modifiers: ['50'], units: 2 });
  const of = (cleared: readonly string[] | null) =>
    explain({ judgedOn: null, encounter: { ...encounter, cleared }, claim }, rules);
  expect(of(null)).toMatchObject({ outcome: 'held', findings: [{ rule: 'MOD-050', severity: 'hold' }] });
  expect(of(['MOD-050'])).toMatchObject({ outcome: 'judged', findings: [{ rule: 'MOD-050', severity: 'warn' }] });
});

test('of a walk it tells the item that made it true', () => {
  const { encounter, claim, visit, ecg } = cleanClaim();
  Object.assign(ecg, { ...visit, line: 2, chargeId: '2' });
  const { findings } = explain({ judgedOn: null, encounter, claim }, rulebook);
  const twice = findings.find(({ rule }) => rule.startsWith('DUP-'))!;
  expect(twice.values).toContainEqual({ field: 'line.repeated', value: '1 of them' });
  expect(twice.values).toContainEqual({ field: 'earlier.from', value: visit.serviceFrom });
});

test('a rule that was not asked says by what: the payer, the people, the codes, or nothing to ask of', () => {
  const { unasked, releases } = explain(modelClaim(), rulebook);
  const reasons = Object.fromEntries(unasked.map(({ because, rules }) => [because, rules]));
  expect(reasons['other-payer']).toContain('PAY-001');
  expect(reasons['other-codes']).toContain('NDC-001');
  expect(reasons['other-people']).toContain('PRV-016');
  expect(releases['icd10cm']).toEqual(['FY2025']);
  const { encounter, claim } = modelClaim();
  const empty = explain({ judgedOn: null, encounter, claim: { ...claim, lines: [] } }, rulebook);
  expect(empty.unasked.find(({ because }) => because === 'nothing-there')?.rules).toContain('MOD-050');
});

test('only values of single fields are told: nothing of a provider or a line as a whole', () => {
  const document = anOddClaim(dice(3));
  for (const { values } of explain(document, rulebook).findings)
    for (const { value } of values) expect(value).not.toMatch(/[{}]|\[object/);
});
