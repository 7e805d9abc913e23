import { isDiagnosisShape, procedureSystem } from '@chargeline/codes';
import { type Charge, type Diagnosis, type Encounter, lifeAtService, type Provider } from '@chargeline/contracts';
import { centsOf } from '@chargeline/kernel';
import type { SubmittedClaim, SubmittedLine } from './claim-batch.js';
import { addressOf, identityOf } from './identity.js';
import type { SubmittedProvider } from './party.js';

/** What the door knows of a claim beside what the sender wrote: its ids, its keyed indexes, its sealed identity. */
export interface Admission {
  readonly tenantId: string;
  readonly encounterId: string;
  readonly eventId: string;
  readonly messageId: string;
  readonly patientRef: string;
  readonly subscriberRef: string | null;
  readonly identity: Encounter['identity'];
}

/** Claims by REST are one source of their tenant, and speak one dialect: ours. */
export const REST_SOURCE = 'rest';

/** A diagnosis code as the line carries it: upper case, without its dot. */
export const undotted = (code: string): string => code.toUpperCase().replace('.', '');

export const diagnosisOf = (code: string): Diagnosis => ({
  code: undotted(code),
  system: isDiagnosisShape(code.toUpperCase()) ? 'ICD10CM' : 'other',
});

function chargeOf(line: SubmittedLine, ordinal: number, diagnoses: readonly string[]): Charge {
  const code = line.code.toUpperCase();
  return {
    chargeId: String(ordinal + 1),
    code,
    // What is formed like neither CPT nor HCPCS is for a coder to look at.
    system: procedureSystem(code) ?? 'other',
    modifiers: (line.modifiers ?? []).map((modifier) => modifier.toUpperCase()),
    units: line.units,
    minutes: line.minutes ?? null,
    chargeCents: centsOf(line.charge),
    serviceFrom: line.serviceFrom ?? null,
    serviceTo: line.serviceTo ?? null,
    placeOfService: line.placeOfService ?? null,
    diagnoses: line.diagnosisPointers.map((pointer) => undotted(diagnoses[pointer - 1]!)),
    ndc: line.ndc ?? null,
  };
}

function providerOf(provider: SubmittedProvider | undefined): Provider | null {
  if (provider === undefined) return null;
  const { entity, name, firstName, npi, taxId, taxIdKind, taxonomy, clia, address } = provider;
  return {
    entity,
    name,
    firstName: firstName ?? null,
    npi: npi ?? null,
    taxId: taxId ?? null,
    taxIdKind: taxIdKind ?? null,
    taxonomy: taxonomy ?? null,
    clia: clia ?? null,
    address: addressOf(address),
  };
}

/** The canonical encounter of a submitted claim, at revision 0. A claim without subscriber or relationship is the patient's own (18). */
export function encounterOf(claim: SubmittedClaim, admission: Admission): Encounter {
  const { patient, subscriber, payer } = claim;
  const { tenantId, encounterId, eventId, messageId, patientRef, subscriberRef, identity } = admission;
  const charges = claim.lines.map((line, ordinal) => chargeOf(line, ordinal, claim.diagnoses));
  const days = { serviceFrom: claim.serviceFrom, serviceTo: claim.serviceTo ?? null };
  return {
    tenantId,
    encounterId,
    eventId,
    revision: 0,
    source: { id: REST_SOURCE, vendor: 'rest', format: 'claim-batch', trigger: 'claims/batch', messageId },
    setting: 'professional',
    patient: {
      ref: patientRef,
      sex: patient.sex,
      relationship: claim.relationship ?? (subscriber === undefined ? '18' : null),
      ...lifeAtService(identityOf(claim), { ...days, charges }),
    },
    identity,
    coverage: {
      payerId: payer.id,
      payerName: payer.name,
      filingIndicator: payer.filingIndicator ?? null,
      subscriberRef,
    },
    billingProvider: providerOf(claim.billingProvider),
    renderingProvider: providerOf(claim.renderingProvider),
    referringProvider: providerOf(claim.referringProvider),
    facility: providerOf(claim.facility),
    placeOfService: claim.placeOfService,
    ...days,
    authorization: claim.authorization ?? null,
    frequency: claim.frequency ?? null,
    originalReference: claim.originalReference ?? null,
    diagnoses: claim.diagnoses.map(diagnosisOf),
    charges,
    cleared: null,
    repaired: null,
  };
}
