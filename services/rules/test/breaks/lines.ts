import type { Break } from '../break.js';
import type { CleanClaim } from '../clean-claim.js';

const units =
  (code: string, count: number) =>
  ({ ecg }: CleanClaim) => {
    ecg.code = code;
    ecg.units = count;
    ecg.ndc = { code: '00002821501', quantity: 1, unit: 'ML' };
  };

const drug =
  (change: object) =>
  ({ ecg }: CleanClaim) => {
    ecg.code = 'J1885';
    ecg.ndc = { code: '00002821501', quantity: 1.5, unit: 'ML', ...change };
  };

/** Line 2 bills what line 1 does; only the order of the modifiers may differ. */
const twice =
  (...modifiers: string[]) =>
  ({ ecg, visit }: CleanClaim) => {
    visit.modifiers = ['25', 'GC'];
    Object.assign(ecg, { ...visit, line: 2, chargeId: '2', modifiers });
  };

export const lines: readonly Break[] = [
  ['UNT-001', [2], units('93000', 0)],
  ['UNT-001', [2], units('93000', -1)],
  ['UNT-001', [2], units('J1885', NaN), ['UNT-003']],
  ['UNT-002', [2], units('93000', 1.5)],
  ['UNT-003', [2], units('J1885', 1.2345)],
  ['UNT-004', [2], units('93000', 1_000), ['CHG-007']],
  ['UNT-004', [2], units('J1885', 100_000)],
  ['UNT-005', [1], ({ visit }) => (visit.units = 2)],
  ['UNT-006', [1], ({ encounter, visit }) => [(encounter.serviceTo = '2025-06-04'), (visit.serviceTo = '2025-06-04')]],
  ['PTR-001', [2], ({ ecg }) => (ecg.pointers = [])],
  ['PTR-002', [2], ({ ecg }) => (ecg.pointers = [2, 3])],
  ['PTR-002', [2], ({ ecg }) => (ecg.pointers = [0])],
  ['PTR-002', [2], ({ ecg }) => (ecg.pointers = [2, 1.5])],
  ['PTR-003', [2], ({ ecg }) => (ecg.pointers = [2, 2])],
  ['PTR-004', [2], ({ claim }) => (claim.diagnoses = ['S52501A', 'W010XXA'])],
  ['DUP-001', [2], twice('25', 'GC')],
  ['DUP-001', [2], twice('GC', '25')],
  ['DUP-002', [2], ({ ecg, visit }) => [(visit.code = '99214'), (visit.modifiers = []), (ecg.code = '99213')]],
  ['DUP-003', [2], ({ ecg }) => (ecg.chargeId = '1')],
  ['NDC-001', [2], ({ ecg }) => (ecg.code = 'J1885')],
  ['NDC-002', [2], drug({ code: '0002-8215-01' })],
  ['NDC-002', [2], drug({ code: '0002821501' })],
  ['NDC-003', [2], drug({ quantity: 0 })],
  ['NDC-004', [2], drug({ unit: 'MG' })],
  ['NDC-005', [1], ({ visit }) => (visit.ndc = { code: '00002821501', quantity: 1, unit: 'UN' })],
];
