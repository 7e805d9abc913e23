import { type Break, WHOLE } from '../break.js';
import type { CleanClaim } from '../clean-claim.js';

const without =
  (...names: readonly string[]) =>
  ({ encounter }: CleanClaim) => {
    encounter.identity.holds = encounter.identity.holds.filter((name) => !names.includes(name));
  };

export const required: readonly Break[] = [
  ['REQ-001', WHOLE, ({ billing }) => (billing.name = ' ')],
  ['REQ-001', WHOLE, ({ encounter }) => (encounter.billingProvider = null), ['REQ-002', 'REQ-003', 'REQ-004']],
  ['REQ-002', WHOLE, ({ billing }) => (billing.npi = null)],
  ['REQ-003', WHOLE, ({ billing }) => (billing.taxId = '')],
  ['REQ-004', WHOLE, ({ billing }) => (billing.address.city = '')],
  ['REQ-004', WHOLE, ({ billing }) => (billing.address.zip = '')],
  ['REQ-004', WHOLE, ({ encounter, billing }) => (encounter.billingProvider = { ...billing, address: null })],
  ['REQ-005', WHOLE, without('patient.lastName')],
  ['REQ-006', WHOLE, without('patient.firstName')],
  ['REQ-007', WHOLE, without('patient.birthDate')],
  ['REQ-008', WHOLE, ({ encounter }) => (encounter.patient.sex = 'U')],
  ['REQ-009', WHOLE, without('patient.address.zip')],
  ['REQ-009', WHOLE, without('patient.address.line1', 'patient.address.city')],
  ['REQ-010', WHOLE, without('memberId')],
  ['REQ-011', WHOLE, ({ encounter }) => (encounter.patient.relationship = '01')],
  ['REQ-012', WHOLE, ({ coverage }) => (coverage.payerId = '')],
  ['REQ-012', WHOLE, ({ encounter }) => (encounter.coverage = null), ['REQ-013', 'REQ-014']],
  ['REQ-013', WHOLE, ({ coverage }) => (coverage.payerName = '')],
  ['REQ-014', WHOLE, ({ coverage }) => (coverage.filingIndicator = null)],
  ['REQ-014', WHOLE, ({ coverage }) => (coverage.filingIndicator = '09')],
  ['REQ-015', WHOLE, ({ claim }) => [(claim.lines = []), (claim.totalCents = 0)]],
  ['REQ-016', WHOLE, ({ claim }) => (claim.diagnoses = []), ['PTR-002']],
  ['REQ-017', [2], ({ claim, ecg }) => [(ecg.chargeCents = 0), (claim.totalCents = 9_250)]],
  ['REQ-017', [2], ({ claim, ecg }) => [(ecg.chargeCents = -100), (claim.totalCents = 9_150)]],
  ['REQ-018', WHOLE, ({ claim }) => (claim.totalCents = 18_499)],
  ['REQ-019', WHOLE, ({ claim }) => (claim.frequency = '7')],
  ['REQ-019', WHOLE, ({ claim }) => [(claim.frequency = '8'), (claim.originalReference = ' ')]],
  ['REQ-020', [2], ({ encounter, ecg }) => [(encounter.placeOfService = null), (ecg.placeOfService = null)]],
  ['REQ-021', [1], ({ claim, visit }) => [(visit.chargeCents = 1e10), (claim.totalCents = 1e10 + 9_250)], ['CHG-002']],
  ['REQ-022', WHOLE, ({ claim }) => (claim.originalReference = 'ICN1')],
  ['REQ-028', WHOLE, ({ coverage, billing }) => [(coverage.filingIndicator = 'MC'), (billing.npi = null)]],
];
