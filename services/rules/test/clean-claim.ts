import type { Claim, ClaimLine, Encounter, Provider } from '@chargeline/contracts';
import { claim, encounter } from '@chargeline/contracts/testing';

type Clinic = Provider & { address: NonNullable<Provider['address']> };

/** A claim that no rule has a word against, taken apart for tests to spoil. */
export interface CleanClaim {
  readonly judgedOn: null;
  readonly encounter: Encounter;
  readonly claim: Claim;
  readonly coverage: NonNullable<Encounter['coverage']>;
  readonly billing: Clinic;
  readonly rendering: Provider;
  readonly facility: Clinic;
  /** A visit for diabetes (line 1) and an electrocardiogram for high blood pressure (line 2). */
  readonly visit: ClaimLine;
  readonly ecg: ClaimLine;
}

const HOLDS = [
  'patient',
  'patient.lastName',
  'patient.firstName',
  'patient.birthDate',
  'patient.sex',
  'patient.address',
  'patient.address.line1',
  'patient.address.city',
  'patient.address.state',
  'patient.address.zip',
  'memberId',
];

/** A woman of 47 in an office in Pittsburgh, insured by herself with a commercial payer. */
export function cleanClaim(): CleanClaim {
  const address = { line1: '1 Main Street', line2: null, city: 'Pittsburgh', state: 'PA', zip: '152134001' };
  const coverage = { payerId: '12345', payerName: 'Acme Health', filingIndicator: 'CI', subscriberRef: 'c2' };
  const provider = { firstName: null, taxIdKind: null, taxId: null };
  const billing: Clinic = {
    ...provider,
    entity: 'organization',
    name: 'Main Street Clinic',
    npi: '1234567893',
    taxId: '123456789',
    taxonomy: '207Q00000X',
    clia: '39D2000000',
    address: { ...address },
  };
  const rendering: Provider = {
    ...provider,
    entity: 'person',
    name: 'Doe',
    firstName: 'Jane',
    npi: '1245319599',
    taxonomy: '207Q00000X',
    clia: null,
    address: null,
  };
  const facility: Clinic = {
    ...provider,
    entity: 'organization',
    name: 'Main Street Annex',
    npi: '1003000126',
    taxonomy: null,
    clia: null,
    address: { ...address },
  };
  const [drafted] = structuredClone(claim.lines) as [ClaimLine];
  const visit: ClaimLine = { ...drafted, chargeCents: 9_250, pointers: [1] };
  const ecg: ClaimLine = {
    ...drafted,
    line: 2,
    chargeId: '2',
    code: '93000',
    modifiers: [],
    chargeCents: 9_250,
    pointers: [2],
  };
  return {
    judgedOn: null,
    encounter: {
      ...structuredClone(encounter),
      identity: { sealed: 'v1.AAAA', holds: [...HOLDS] },
      coverage,
      billingProvider: billing,
      renderingProvider: rendering,
      facility,
    },
    claim: { ...structuredClone(claim), totalCents: 18_500, diagnoses: ['E119', 'I10'], lines: [visit, ecg] },
    coverage,
    billing,
    rendering,
    facility,
    visit,
    ecg,
  };
}

/** Insures the patient with Medicare Part B, at an age at which Medicare pays first. */
export function toMedicare({ encounter, coverage }: CleanClaim): void {
  coverage.filingIndicator = 'MB';
  encounter.patient.ageYears = 70;
}
