import { type ProfessionalFile, read837p, write837p } from '@chargeline/x12';
import { expect, test } from 'vitest';
import { claimViews } from './claim-view.js';

const address = { line1: '7 Finch Lane', city: 'Pittsburgh', state: 'PA', postalCode: '152134001' };

/** One visit of two lines for somebody whose name must not be seen. */
const file: ProfessionalFile = {
  submitter: { name: { kind: 'organization', name: 'CLINIC' }, id: '991000011', contact: { phone: '4125550100' } },
  receiver: { name: 'ACME', id: 'ACME01' },
  reference: '0001',
  claims: [
    {
      controlNumber: 'C0000000000000000001',
      billingProvider: {
        name: { kind: 'organization', name: 'CLINIC' },
        npi: '1234567893',
        taxId: { kind: 'EI', value: '991000011' },
        address,
      },
      subscriber: {
        name: { kind: 'person', last: 'KANARIENVOGEL', first: 'ZITRONELLA' },
        memberId: 'MEMBER4711',
        responsibility: 'P',
        filingIndicator: 'CI',
        address,
        birthDate: '1971-03-04',
        sex: 'F',
      },
      payer: { name: 'ACME', id: '12345' },
      totalCents: 18_500,
      placeOfService: '11',
      frequency: '1',
      signatureOnFile: true,
      assignment: 'A',
      benefitsAssigned: 'Y',
      release: 'Y',
      diagnosisCodeSet: 'ICD-10-CM',
      diagnoses: ['E119', 'I10'],
      lines: [
        {
          procedure: '99213',
          modifiers: ['25'],
          chargeCents: 15_000,
          unitBasis: 'UN',
          unitThousandths: 1_000,
          diagnosisPointers: [1],
          date: '2025-06-02',
        },
        {
          procedure: 'J1885',
          modifiers: [],
          chargeCents: 3_500,
          unitBasis: 'UN',
          unitThousandths: 1_500,
          diagnosisPointers: [2],
          date: '2025-06-02',
        },
      ],
    },
  ],
};

const read = read837p(
  write837p(file, { interchange: 7, group: 1, created: { date: '2025-06-03', time: '09:30' }, usage: 'P' }),
);

test('the claim, its lines and its amounts', () => {
  expect(read.faults).toEqual([]);
  expect(claimViews(read, false)).toEqual([
    {
      interchange: '000000007',
      controlNumber: 'C0000000000000000001',
      payerId: '12345',
      frequency: '1',
      placeOfService: '11',
      totalCents: 18_500,
      diagnoses: ['E119', 'I10'],
      lines: [
        { code: '99213', modifiers: ['25'], units: 1, chargeCents: 15_000, date: '2025-06-02' },
        { code: 'J1885', modifiers: [], units: 1.5, chargeCents: 3_500, date: '2025-06-02' },
      ],
    },
  ]);
});

test('nobody is named unless it was asked for', () => {
  const text = JSON.stringify(claimViews(read, false));
  for (const canary of ['KANARIENVOGEL', 'ZITRONELLA', 'MEMBER4711', '1971-03-04', 'Finch']) {
    expect(text).not.toContain(canary);
  }
  expect(claimViews(read, true).map(({ patient }) => patient)).toEqual(['KANARIENVOGEL, ZITRONELLA']);
});
