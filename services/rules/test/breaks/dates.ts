import type { ClaimLine } from '@chargeline/contracts';
import { type Break, WHOLE } from '../break.js';
import type { CleanClaim } from '../clean-claim.js';

const days = (line: ClaimLine, from: string, to = from) => [(line.serviceFrom = from), (line.serviceTo = to)];

/** The encounter and both lines on another day. */
const onDay =
  (day: string) =>
  ({ encounter, visit, ecg }: CleanClaim) => {
    encounter.serviceFrom = day;
    encounter.serviceTo = day;
    days(visit, day);
    days(ecg, day);
  };

export const dates: readonly Break[] = [
  ['DAT-001', [2], ({ ecg }) => (ecg.serviceTo = '2025-06-01')],
  ['DAT-002', [2], ({ ecg }) => days(ecg, '2025-06-01')],
  ['DAT-002', [2], ({ ecg }) => days(ecg, '2025-06-02', '2025-06-03')],
  ['DAT-003', WHOLE, ({ encounter }) => (encounter.patient.ageYears = -1), ['COB-016']],
  ['DAT-004', WHOLE, ({ encounter }) => (encounter.patient.ageYears = 125), ['COB-004']],
  ['DAT-015', WHOLE, ({ encounter }) => (encounter.patient.servedAfterDeath = true)],
  ['DAT-005', [1, 2], onDay('2015-09-30'), ['DAT-006', 'DAT-007']],
  ['DAT-006', [1, 2], onDay('2026-10-01'), ['DAT-007']],
  ['DAT-007', [1, 2], onDay('2026-01-02')],
  ['DAT-007', [1, 2], onDay('2024-12-31')],
  ['DAT-008', [1, 2], onDay('2025-02-30')],
];
