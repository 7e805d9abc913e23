import { expect, test } from 'vitest';
import { procedureOn } from './procedure.js';

for (const [why, code, date, expected] of [
  ['an office visit', '99213', '2025-03-01', { known: true, system: 'CPT', valid: true, needsNdc: false }],
  ['a category II code keeps its zeros', '0001F', '2025-03-01', { known: true, system: 'CPT', valid: true }],
  ['a laboratory code without relative values', '80053', '2025-03-01', { known: true, valid: true }],
  ['a drug', 'J1100', '2025-03-01', { known: true, system: 'HCPCS', valid: true, needsNdc: true }],
  ['a biosimilar', 'Q5101', '2025-03-01', { known: true, valid: true, needsNdc: true }],
  ['a national visit code', 'G0439', '2025-03-01', { known: true, valid: true, needsNdc: false }],
  ['equipment', 'E0601', '2025-03-01', { known: true, system: 'HCPCS', valid: true, needsNdc: false }],
  ['G2211 was added on 2021-01-01', 'G2211', '2020-12-31', { known: true, valid: false, release: '2025-10' }],
  ['G2211 on that day', 'G2211', '2021-01-01', { known: true, valid: true, release: '2025-10' }],
  ['no CPT release is loaded for 2024', '99213', '2024-12-31', { known: true, valid: false, release: undefined }],
  ['no HCPCS release is loaded for 2026', 'J1100', '2026-01-01', { known: true, valid: false, release: undefined }],
  ['99241 was deleted in 2023', '99241', '2025-03-01', { known: false, system: 'CPT', valid: false }],
  ['a code nobody has', 'J0000', '2025-03-01', { known: false, system: 'HCPCS', valid: false, needsNdc: false }],
  ['dental codes are not shipped', 'D0120', '2025-03-01', { known: false, valid: false }],
  ['no procedure code at all', 'OFFICE', '2025-03-01', { known: false, system: undefined, release: undefined }],
] as const) {
  test(`procedure: ${why}`, () => expect(procedureOn(code, date)).toMatchObject(expected));
}
