import { expect, test } from 'vitest';
import { releaseOn, releases, releasesOn } from './releases.js';

test('the pinned names', () => {
  expect(releases()).toEqual({ icd10cm: 'FY2025+FY2026', hcpcs: '2025-10', pfs: '2025-10', gpci: '2025' });
});

for (const [why, date, loaded] of [
  ['all tables of 2025', '2025-06-15', { icd10cm: 'FY2025', hcpcs: '2025-10', pfs: '2025-10', gpci: '2025' }],
  [
    'fiscal 2026 starts in October',
    '2025-10-01',
    { icd10cm: 'FY2026', hcpcs: '2025-10', pfs: '2025-10', gpci: '2025' },
  ],
  ['the schedule starts in January', '2024-12-31', { icd10cm: 'FY2025', hcpcs: '2025-10' }],
  ['the schedule ends in December', '2026-01-01', { icd10cm: 'FY2026' }],
  ['before the first diagnoses', '2024-09-30', { hcpcs: '2025-10' }],
  ['after the last diagnoses', '2026-10-01', {}],
] as const) {
  test(`releases: ${why}`, () => expect(releasesOn(date)).toEqual(loaded));
}

test('no release for a day is undefined, not the nearest', () => {
  expect(releaseOn('pfs', '2026-01-01')).toBeUndefined();
  expect(releaseOn('pfs', '2025-12-31')).toBe('2025-10');
});
