import { type ClaimDocument, isBlank } from '../claim-document.js';
import { type Rule, wholeClaim } from '../rule.js';

/** Whether the sealed identity misses one of these; their values are not for rules to see. */
const lacks =
  (...names: readonly string[]) =>
  ({ encounter }: ClaimDocument): boolean =>
    names.some((name) => !encounter.identity.holds.includes(name));

const isDependent = ({ encounter }: ClaimDocument): boolean => (encounter.patient.relationship ?? '18') !== '18';

const reject = (
  id: string,
  isMissing: (document: ClaimDocument) => boolean,
  because: string,
  source: string,
): Rule => ({
  id,
  severity: 'reject',
  because,
  source,
  broken: wholeClaim(isMissing),
});

/** Who bills, who was treated, who is insured: what the 837 cannot be written without. */
export const requiredOfPeople: readonly Rule[] = [
  reject(
    'REQ-001',
    ({ encounter }) => isBlank(encounter.billingProvider?.name),
    'The billing provider has no name. Complete the billing provider.',
    'X12 005010X222A1, loop 2010AA, NM103',
  ),
  reject(
    'REQ-002',
    ({ encounter }) => isBlank(encounter.billingProvider?.npi),
    'The billing provider has no NPI. Enter it.',
    'X12 005010X222A1, loop 2010AA, NM109; 45 CFR 162.410',
  ),
  reject(
    'REQ-003',
    ({ encounter }) => isBlank(encounter.billingProvider?.taxId),
    'The billing provider has no tax id. Enter the TIN that the payer has on file.',
    'X12 005010X222A1, loop 2010AA, REF02 (EI or SY)',
  ),
  reject(
    'REQ-004',
    ({ encounter: { billingProvider } }) => {
      const { line1, city, state, zip } = billingProvider?.address ?? {};
      return [line1, city, state, zip].some(isBlank);
    },
    'The billing provider has no complete address. Enter street, city, state and ZIP code.',
    'X12 005010X222A1, loop 2010AA, N3 and N4',
  ),
  reject(
    'REQ-005',
    lacks('patient.lastName'),
    'The patient has no last name. Complete the registration.',
    'X12 005010X222A1, loops 2010BA and 2010CA, NM103',
  ),
  reject(
    'REQ-006',
    lacks('patient.firstName'),
    'The patient has no first name. Complete the registration.',
    'X12 005010X222A1, loops 2010BA and 2010CA, NM104',
  ),
  reject(
    'REQ-007',
    lacks('patient.birthDate'),
    'The patient has no date of birth. Complete the registration.',
    'X12 005010X222A1, loops 2010BA and 2010CA, DMG02',
  ),
  {
    id: 'REQ-008',
    severity: 'warn',
    because: 'The sex of the patient is not known, and many payers refuse that. Ask, and complete the registration.',
    source: 'X12 005010X222A1, loops 2010BA and 2010CA, DMG03',
    broken: wholeClaim(({ encounter }) => encounter.patient.sex === 'U'),
  },
  reject(
    'REQ-009',
    lacks('patient.address.line1', 'patient.address.city', 'patient.address.state', 'patient.address.zip'),
    'The patient has no complete address. Enter street, city, state and ZIP code.',
    'X12 005010X222A1, loops 2010BA and 2010CA, N3 and N4',
  ),
  reject(
    'REQ-010',
    lacks('memberId'),
    'There is no member number. Copy it from the insurance card.',
    'X12 005010X222A1, loop 2010BA, NM109',
  ),
  reject(
    'REQ-011',
    (document) => isDependent(document) && lacks('subscriber.lastName')(document),
    'The patient is insured through somebody else who has no name here. Enter the subscriber.',
    'X12 005010X222A1, loop 2010BA, NM103',
  ),
];
