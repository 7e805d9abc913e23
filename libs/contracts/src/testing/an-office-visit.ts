import { Changes } from '../sections/changes.js';
import type { Claim } from '../sections/claim.js';
import type { Encounter } from '../sections/encounter.js';
import type { DocumentOf } from '../topic.js';
import type { claimPriced } from '../topics/line.js';

/** An office visit in Pittsburgh, as documents of each stage: what tests begin with and change. */
export const encounter: Encounter = {
  tenantId: 'acme',
  encounterId: '6d3f1c0a-0000-5000-8000-000000000001',
  eventId: '6d3f1c0a-0000-5000-8000-000000000002',
  revision: 1,
  source: { id: 'main-street', vendor: 'greenway', format: 'hl7v2', trigger: 'DFT^P03', messageId: 'MSG00001' },
  setting: 'professional',
  patient: { ref: 'b1d0', sex: 'F', ageYears: 47, relationship: '18', servedAfterDeath: null },
  identity: {
    sealed: 'k1.AAAA',
    holds: [
      'patient',
      'patient.lastName',
      'patient.firstName',
      'patient.birthDate',
      'patient.address',
      'patient.address.line1',
      'patient.address.city',
      'patient.address.state',
      'patient.address.zip',
      'memberId',
    ],
  },
  coverage: { payerId: '12345', payerName: 'Acme Health', filingIndicator: 'CI', subscriberRef: 'c2' },
  billingProvider: {
    entity: 'organization',
    name: 'Main Street Clinic',
    firstName: null,
    npi: '1234567893',
    taxId: '123456789',
    taxIdKind: 'EI',
    taxonomy: '207Q00000X',
    clia: null,
    address: { line1: '1 Main Street', line2: null, city: 'Pittsburgh', state: 'PA', zip: '15213' },
  },
  renderingProvider: null,
  referringProvider: null,
  facility: null,
  placeOfService: '11',
  serviceFrom: '2025-06-02',
  serviceTo: '2025-06-02',
  authorization: 'AUTH1',
  frequency: '1',
  originalReference: null,
  diagnoses: [{ code: 'E119', system: 'ICD10CM' }],
  charges: [
    {
      chargeId: '1',
      code: '99213',
      system: 'CPT',
      modifiers: ['25'],
      units: 1,
      minutes: null,
      chargeCents: 15_000,
      serviceFrom: '2025-06-02',
      serviceTo: null,
      placeOfService: null,
      diagnoses: ['E119'],
      ndc: { code: '00002821501', quantity: 1.5, unit: 'ML' },
    },
  ],
  cleared: null,
  repaired: null,
};

/** Corrects nothing: what tests begin with. */
export const noChanges: Changes = Changes.parse({});

export const claim: Claim = {
  claimId: 'C0000000000000000001',
  revision: 1,
  frequency: '1',
  originalReference: null,
  totalCents: 15_000,
  diagnoses: ['E119'],
  lines: [
    {
      line: 1,
      chargeId: '1',
      code: '99213',
      modifiers: ['25'],
      units: 1,
      minutes: null,
      chargeCents: 15_000,
      serviceFrom: '2025-06-02',
      serviceTo: '2025-06-02',
      placeOfService: '11',
      pointers: [1],
      ndc: null,
    },
  ],
};

export const priced: DocumentOf<typeof claimPriced> = {
  encounter,
  claim,
  judgement: {
    rulebook: 'r1',
    findings: [
      {
        rule: 'DX-001',
        severity: 'warn',
        line: null,
        because: 'Look again.',
        carc: '146',
        owner: 'coding',
        source: '45 CFR 162.1002(c)',
        repair: null,
      },
    ],
  },
  score: { model: 'm1', denialRisk: 0.25, route: 'straight-through' },
  price: {
    schedule: 'pfs 2025',
    locality: '12502-99',
    setting: 'non-facility',
    allowedCents: 8_552,
    lines: [{ line: 1, status: 'priced', allowedCents: 8_552, because: null, reason: null, steps: [] }],
  },
};
