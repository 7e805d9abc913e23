import type { FileControl, ProfessionalClaim, ProfessionalFile, ServiceLine } from '../src/index.js';

/** The number that CMS works out in its paper on the NPI's check digit. */
export const NPI = '1234567893';

export const CONTROL: FileControl = {
  interchange: 42,
  group: 7,
  created: { date: '2026-01-05', time: '09:30' },
  usage: 'T',
};

export function aLine(change: Partial<ServiceLine> = {}): ServiceLine {
  return {
    procedure: '99213',
    modifiers: [],
    chargeCents: 8552,
    unitBasis: 'UN',
    unitThousandths: 1000,
    diagnosisPointers: [1],
    date: '2026-01-02',
    ...change,
  };
}

/** An office visit of a subscriber who is the patient. */
export function aClaim(change: Partial<ProfessionalClaim> = {}): ProfessionalClaim {
  return {
    controlNumber: 'CLM-1',
    billingProvider: {
      name: { kind: 'organization', name: 'RIVERSIDE FAMILY PRACTICE' },
      npi: NPI,
      taxId: { kind: 'EI', value: '123456789' },
      taxonomy: '207Q00000X',
      address: { line1: '12 MAIN ST', line2: 'SUITE 4', city: 'PITTSBURGH', state: 'PA', postalCode: '152221234' },
    },
    subscriber: {
      name: { kind: 'person', last: 'DOE', first: 'JANE', middle: 'Q', suffix: 'III' },
      memberId: 'M0001',
      responsibility: 'P',
      filingIndicator: 'CI',
      groupNumber: 'G-77',
      address: { line1: '5 ELM ST', city: 'PITTSBURGH', state: 'PA', postalCode: '15222' },
      birthDate: '1980-02-29',
      sex: 'F',
    },
    payer: { name: 'ACME HEALTH', id: 'ACME1' },
    totalCents: 8552,
    placeOfService: '11',
    frequency: '1',
    signatureOnFile: true,
    assignment: 'A',
    benefitsAssigned: 'Y',
    release: 'Y',
    diagnosisCodeSet: 'ICD-10-CM',
    diagnoses: ['E119'],
    lines: [aLine()],
    ...change,
  };
}

export function aFile(...claims: readonly ProfessionalClaim[]): ProfessionalFile {
  return {
    submitter: {
      name: { kind: 'organization', name: 'CHARGELINE BILLING' },
      id: 'SUB123',
      contact: { name: 'BILLING DESK', phone: '4125550100' },
    },
    receiver: { name: 'ACME CLEARING', id: 'RCV456' },
    reference: 'BATCH-9',
    claims: claims.length === 0 ? [aClaim()] : claims,
  };
}
