import { expect, test } from 'vitest';
import { Coverage, judge, rulebook } from '../../src/index.js';
import { modelClaim } from '../../src/rulebook/model-claim.js';
import { dice } from '../dice.js';
import { anOddClaim } from '../odd-claims.js';

test('what never fired is listed, and what fired is counted as judge finds it', () => {
  const roll = dice(99);
  const documents = Array.from({ length: 200 }, () => anOddClaim(roll));
  const coverage = new Coverage(rulebook);
  const found = new Map<string, number>();
  for (const document of documents) {
    coverage.add(document);
    for (const { rule } of judge(document, rulebook).findings) found.set(rule, (found.get(rule) ?? 0) + 1);
  }
  const { claims, rules, families, neverFired, neverLooked } = coverage.report();
  expect(claims).toBe(200);
  expect(new Map(rules.filter(({ findings }) => findings > 0).map((one) => [one.rule, one.findings]))).toEqual(found);
  expect(neverFired).toEqual(rulebook.map(({ id }) => id).filter((id) => !found.has(id)));
  expect(neverFired).toEqual(expect.arrayContaining([...neverLooked]));
  expect(families.reduce((sum, family) => sum + family.rules, 0)).toBe(rulebook.length);
  for (const { looked, fired, findings } of rules) {
    expect(looked).toBeGreaterThanOrEqual(fired);
    expect(findings).toBeGreaterThanOrEqual(fired);
  }
});

test('over the model claim alone no rule fires, and some look', () => {
  const coverage = new Coverage(rulebook);
  coverage.add(modelClaim());
  const { rules, neverFired } = coverage.report();
  expect(neverFired).toHaveLength(rulebook.length);
  expect(rules.find(({ rule }) => rule === 'REQ-008')).toMatchObject({ looked: 1, fired: 0 });
});

test('a rule of one tenant looks at no other’s claims', () => {
  const coverage = new Coverage(rulebook.map((rule) => ({ ...rule, tenants: ['acme'] })));
  coverage.add(modelClaim());
  expect(coverage.report().neverLooked).toHaveLength(rulebook.length);
});
