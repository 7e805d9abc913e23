import { expect, test } from 'vitest';
import { findingsTold, heldByRules, itemsTold } from './detail.js';

const findings = Array.from({ length: 103 }, (_, line) => ({
  rule: 'LIN-001',
  severity: 'reject' as const,
  line,
  because: 'It is twice here.',
  carc: '18',
  owner: 'billing',
  source: 'a test',
  repair: null,
}));
const lines = findings.map(({ line }) => ({ line, chargeId: `charge ${line}`, code: '99213' }));
const items = findings.map(({ line }) => ({
  what: 'charge' as const,
  ordinal: line,
  reason: 'no-code',
  because: 'None.',
}));

test('what is told is told whole', () => {
  expect(findingsTold(findings.slice(0, 100), [])).toEqual({ findings: findings.slice(0, 100) });
  expect(itemsTold([])).toEqual({ items: [] });
});

test('of very many the first are told, and how many more there are', () => {
  expect(findingsTold(findings, [])).toEqual({ findings: findings.slice(0, 100), more: 3 });
  expect(itemsTold(items)).toEqual({ items: items.slice(0, 100), more: 3 });
});

test('what stops a claim is told before what travels along', () => {
  const warned = findings.map((finding) => ({ ...finding, severity: 'warn' as const }));
  const holds = { ...findings[0]!, severity: 'hold' as const };
  expect(findingsTold([...warned, holds, findings[1]!], []).findings?.slice(0, 3)).toEqual([
    findings[1],
    holds,
    warned[0],
  ]);
});

test('the lines that findings name are told with what a correction calls them', () => {
  const [first, second] = findings;
  const of = (told: typeof findings) => findingsTold(told, lines).charges;
  expect(of([second!, second!])).toEqual([{ line: 1, chargeId: 'charge 1' }]);
  expect(of([{ ...first!, line: null as never }])).toBeUndefined();
  expect(of(findings)).toHaveLength(100);
});

test('a claim that rules hold says so', () => {
  expect(heldByRules(findings.slice(0, 1), lines)).toMatchObject({
    hold: { by: 'rules', reason: 'held-by-rules' },
    findings: [{ rule: 'LIN-001' }],
    charges: [{ line: 0 }],
  });
});
