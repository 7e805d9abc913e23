/** An office visit on 2 June 2025, of a patient of its own, as a billing system submits it: 99213 for 150.00. */
export const aClaim = (reference: string): Readonly<Record<string, unknown>> => ({
  reference,
  patient: {
    lastName: 'Canarybird',
    firstName: 'Ann',
    birthDate: '1980-01-05',
    sex: 'F',
    medicalRecordNumber: `MRN${reference}`,
    address: { line1: '12 Elm Street', city: 'Pittsburgh', state: 'PA', zip: '15213' },
  },
  relationship: '18',
  memberId: `MBR${reference}`,
  payer: { id: '60054', name: 'ACME HEALTH', filingIndicator: 'CI' },
  billingProvider: {
    entity: 'organization',
    name: 'Main Street Clinic',
    npi: '1234567893',
    taxId: '251234567',
    taxIdKind: 'EI',
    taxonomy: '207Q00000X',
    address: { line1: '100 Main Street', city: 'Pittsburgh', state: 'PA', zip: '152131234' },
  },
  placeOfService: '11',
  serviceFrom: '2025-06-02',
  diagnoses: ['J06.9'],
  lines: [{ code: '99213', units: 1, charge: '150.00', diagnosisPointers: [1] }],
});
