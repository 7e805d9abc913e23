import { expect, test } from 'vitest';
import { findingsTold, itemsTold } from './detail.js';

const findings = Array.from({ length: 103 }, (_, line) => ({
  rule: 'LIN-001',
  severity: 'reject' as const,
  line,
  because: 'It is twice here.',
  carc: '18',
  owner: 'billing',
  source: 'a test',
}));
const items = findings.map(({ line }) => ({
  what: 'charge' as const,
  ordinal: line,
  reason: 'no-code',
  because: 'None.',
}));

test('what is told is told whole', () => {
  expect(findingsTold(findings.slice(0, 100))).toEqual({ findings: findings.slice(0, 100) });
  expect(itemsTold([])).toEqual({ items: [] });
});

test('of very many the first are told, and how many more there are', () => {
  expect(findingsTold(findings)).toEqual({ findings: findings.slice(0, 100), more: 3 });
  expect(itemsTold(items)).toEqual({ items: items.slice(0, 100), more: 3 });
});
