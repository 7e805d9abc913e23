import { expect, test } from 'vitest';
import { onBothLogs } from './on-both-logs.js';

const provider = {
  entity: 'organization',
  name: 'Main Street Clinic',
  npi: '1234567893',
  taxId: '251234567',
  taxIdKind: 'EI',
  taxonomy: '207Q00000X',
  address: { line1: '100 Main Street', city: 'Pittsburgh', state: 'PA', zip: '152131234' },
};

const claim = (reference: string) => ({
  reference,
  patient: {
    lastName: 'Doe',
    firstName: 'Ann',
    birthDate: '1980-01-05',
    sex: 'F',
    medicalRecordNumber: `MRN-${reference}`,
    address: { line1: '12 Elm Street', city: 'Pittsburgh', state: 'PA', zip: '15213' },
  },
  relationship: '18',
  memberId: `MBR-${reference}`,
  payer: { id: '60054', name: 'ACME HEALTH', filingIndicator: 'CI' },
  billingProvider: provider,
  renderingProvider: {
    entity: 'person',
    name: 'Welby',
    firstName: 'Marcus',
    npi: '1003000126',
    taxonomy: '207Q00000X',
  },
  placeOfService: '11',
  serviceFrom: '2025-06-02',
  diagnoses: ['J06.9'],
  lines: [{ code: '99213', units: 1, charge: '150.00', diagnosisPointers: [1] }],
});

onBothLogs((clinic) => {
  test('a claim batch by REST is tracked to billed', async () => {
    const line = clinic();
    const batch = { claims: [claim('R1'), claim('R2')] };
    const answer = await line.biller.post('claims/batch', batch, { 'idempotency-key': 'evening-1' });
    expect(answer.status).toBe(202);
    const { claims } = answer.body as { claims: readonly { claimId: string }[] };
    for (const { claimId } of claims) await line.reaches(claimId, 'posted');
    await line.file();
    for (const { claimId } of claims) {
      expect(await line.reaches(claimId, 'filed')).toMatchObject({
        totalCents: 15_000,
        allowedCents: 8_552,
        revision: 1,
      });
    }

    const again = await line.biller.post('claims/batch', batch, { 'idempotency-key': 'evening-1' });
    expect(again).toEqual(answer);
    const other = await line.biller.post('claims/batch', { claims: [claim('R3')] }, { 'idempotency-key': 'evening-1' });
    expect(other.status).toBe(409);
  });
});
