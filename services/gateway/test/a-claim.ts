import type { z } from 'zod';
import type { SubmittedClaim } from '../src/index.js';

export type Submission = z.input<typeof SubmittedClaim>;

/** Words that must never come back in an error, nor be found in a topic. */
export const CANARIES = [
  'Kanarienvogel',
  'Zitronella',
  '1971-03-04',
  'MRN-31337',
  'MEMBER-4711',
  'VISIT-8811',
  '7 Finch Lane',
];

type Line = Submission['lines'][number];

export function aLine(changes: Partial<Line> = {}): Line {
  return { code: '99213', modifiers: ['25'], units: 1, charge: '85.52', diagnosisPointers: [2, 1], ...changes };
}

/** An office visit as a billing system sends it: 99213 for 85.52 dollars, with two diagnoses. */
export function aClaim(changes: Partial<Submission> = {}): Submission {
  return {
    reference: 'VISIT-8811',
    patient: {
      lastName: 'Kanarienvogel',
      firstName: 'Zitronella',
      birthDate: '1971-03-04',
      sex: 'F',
      address: { line1: '7 Finch Lane', city: 'Pittsburgh', state: 'PA', zip: '15213-4001' },
      medicalRecordNumber: 'MRN-31337',
    },
    memberId: 'MEMBER-4711',
    payer: { id: '12345', name: 'Acme Health', filingIndicator: 'CI' },
    billingProvider: {
      entity: 'organization',
      name: 'Main Street Clinic',
      npi: '1234567893',
      taxId: '123456789',
      taxIdKind: 'EI',
      address: { line1: '1 Main Street', city: 'Pittsburgh', state: 'PA', zip: '15213' },
    },
    placeOfService: '11',
    serviceFrom: '2025-06-02',
    diagnoses: ['E11.9', 'I10'],
    lines: [aLine()],
    ...changes,
  };
}
