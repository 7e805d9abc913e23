import { expect, test } from 'vitest';
import { FORMATS } from '../official/formats.js';
import type { Kind } from '../official/format.js';
import { freshness } from './freshness.js';
import { SHIPPED_RELEASES } from './shipped.js';

const release = (kind: Kind, from: string) => ({ ...SHIPPED_RELEASES[0]!, kind, id: `${kind} ${from}`, from });
const stateOf = (kind: Kind, begins: readonly string[], today: string) => {
  const { newest, due, state } = freshness(
    begins.map((from) => release(kind, from)),
    today,
  ).find((one) => one.kind === kind)!;
  return [newest?.slice(-10) ?? null, due, state];
};

for (const [kind, begins, today, expected] of [
  ['pfs', ['2026-07-01'], '2026-09-30', ['2026-07-01', '2026-07-01', 'current']],
  ['pfs', ['2026-07-01'], '2026-10-01', ['2026-07-01', '2026-10-01', 'overdue']],
  ['pfs', ['2026-01-01', '2026-04-01'], '2026-04-15', ['2026-04-01', '2026-04-01', 'current']],
  ['pfs', ['2026-10-01'], '2026-09-30', [null, '2026-07-01', 'absent']],
  ['pfs', [], '2026-01-01', [null, '2026-01-01', 'absent']],
  ['gpci', ['2026-01-01'], '2026-12-31', ['2026-01-01', '2026-01-01', 'current']],
  ['gpci', ['2026-01-01'], '2027-01-01', ['2026-01-01', '2027-01-01', 'overdue']],
  ['icd10cm', ['2025-10-01'], '2026-09-30', ['2025-10-01', '2025-10-01', 'current']],
  ['icd10cm', ['2025-10-01'], '2026-10-01', ['2025-10-01', '2026-10-01', 'overdue']],
  ['icd10cm', ['2025-10-01', '2026-10-01'], '2026-09-30', ['2025-10-01', '2025-10-01', 'current']],
  ['ccw', ['2020-01-01'], '2026-05-01', ['2020-01-01', null, 'no-calendar']],
  ['ccw', [], '2026-05-01', [null, null, 'absent']],
] as const) {
  test(`${kind} of ${begins.join(' and ') || 'never'} on ${today}: ${expected[2]}`, () =>
    expect(stateOf(kind, begins, today)).toEqual(expected));
}

test('every kind is named once, with what people call it', () => {
  const kinds = freshness([], '2026-05-01').map(({ kind }) => kind);
  expect(kinds.toSorted()).toEqual([...new Set(FORMATS.map(({ kind }) => kind))].toSorted());
  expect(freshness([], '2026-05-01').every(({ title }) => title.length > 3)).toBe(true);
});
