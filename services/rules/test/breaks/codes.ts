import { type Break, WHOLE } from '../break.js';
import type { CleanClaim } from '../clean-claim.js';

const diagnosis =
  (first: string, second = 'I10') =>
  ({ claim }: CleanClaim) => {
    claim.diagnoses = [first, second];
  };

const procedure =
  (code: string, ageYears = 47) =>
  ({ encounter, ecg }: CleanClaim) => {
    encounter.patient.ageYears = ageYears;
    ecg.code = code;
  };

export const codes: readonly Break[] = [
  // In force from October 2025 only; a heading.
  ['DX-001', [1], diagnosis('G35A')],
  ['DX-001', [1], diagnosis('E11')],
  // No line points to the third: then it is the claim's.
  ['DX-001', WHOLE, ({ claim }) => claim.diagnoses.push('G35A')],
  ['DX-002', [1], diagnosis('Q9999')],
  ['DX-003', [1], diagnosis('E11.9')],
  ['DX-003', [2], diagnosis('E119', 'HYPERT')],
  ['DX-004', WHOLE, diagnosis('E119', 'E119')],
  ['DX-005', [1], diagnosis('N400')],
  ['DX-006', [1], diagnosis('Z00129'), ['PREV-002']],
  ['DX-010', WHOLE, diagnosis('W19XXXA'), ['PTR-004']],
  ['DX-011', WHOLE, diagnosis('B950')],
  ['DX-012', WHOLE, diagnosis('Z370'), ['OB-019']],
  ['DX-013', WHOLE, diagnosis('Z3A20'), ['OB-001', 'OB-010']],
  ['CPT-001', [2], procedure('ECG')],
  ['CPT-001', [2], procedure('9300')],
  // G2211 was added on 1 January 2021; ICD-10-CM of that year is not loaded.
  [
    'CPT-002',
    [2],
    ({ encounter, ecg }) => [
      (encounter.serviceFrom = '2020-12-31'),
      (ecg.code = 'G2211'),
      (ecg.serviceFrom = '2020-12-31'),
      (ecg.serviceTo = '2020-12-31'),
    ],
    ['CPT-007', 'DAT-006'],
  ],
  // 99241 was deleted in 2023.
  ['CPT-003', [2], procedure('99241')],
  ['CPT-003', [2], procedure('J0000')],
  ['CPT-004', [2], procedure('55700'), ['CHG-001']],
  ['CPT-005', [2], procedure('99385'), ['PREV-001']],
  [
    'CPT-005',
    [1, 2],
    ({ visit, ecg }) => [(visit.code = '99394'), (ecg.code = '90460')],
    ['PREV-001', 'PREV-007', 'PREV-009'],
  ],
  [
    'CPT-006',
    [2],
    ({ visit, ecg }) => [(visit.code = 'G2211'), (visit.modifiers = []), (ecg.code = '76937')],
    ['CPT-007'],
  ],
  ['CPT-007', [2], procedure('90472')],
];
