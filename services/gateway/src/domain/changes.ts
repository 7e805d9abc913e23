import type { Changes, SealedIdentity } from '@chargeline/contracts';
import { centsOf } from '@chargeline/kernel';
import type { CorrectedLine, Correction } from './correction.js';
import { diagnosisOf, undotted } from './encounter.js';
import { addressOf, personOf } from './identity.js';

type ChargeChange = Changes['charges'][number];

function chargeChange(line: CorrectedLine): ChargeChange {
  return {
    chargeId: line.chargeId,
    remove: line.remove ?? null,
    code: line.code?.toUpperCase() ?? null,
    modifiers: line.modifiers?.map((modifier) => modifier.toUpperCase()) ?? null,
    units: line.units ?? null,
    minutes: line.minutes ?? null,
    chargeCents: line.charge === undefined ? null : centsOf(line.charge),
    serviceFrom: line.serviceFrom ?? null,
    serviceTo: line.serviceTo ?? null,
    placeOfService: line.placeOfService ?? null,
    diagnoses: line.diagnoses?.map(undotted) ?? null,
    ndc: line.ndc ?? null,
  };
}

function providerChange(provider: Correction['facility']): Changes['facility'] {
  if (provider === undefined) return null;
  const { entity, name, firstName, npi, taxId, taxIdKind, taxonomy, clia, address } = provider;
  return {
    entity: entity ?? null,
    name: name ?? null,
    firstName: firstName ?? null,
    npi: npi ?? null,
    taxId: taxId ?? null,
    taxIdKind: taxIdKind ?? null,
    taxonomy: taxonomy ?? null,
    clia: clia ?? null,
    address: addressOf(address),
  };
}

function coverageChange(payer: Correction['payer']): Changes['coverage'] {
  if (payer === undefined) return null;
  return {
    payerId: payer.id ?? null,
    payerName: payer.name ?? null,
    filingIndicator: payer.filingIndicator ?? null,
  };
}

/** All of a correction that says who the patient is: what gets sealed; null when nothing does. Sex goes open, as in a claim. */
export function identityChange({ patient, subscriber, memberId, groupNumber }: Correction): SealedIdentity | null {
  const { sex: _, ...named } = patient ?? {};
  const isNamed = Object.keys(named).length > 0;
  if (!isNamed && [subscriber, memberId, groupNumber].every((said) => said === undefined)) return null;
  return {
    patient: {
      ...personOf(named),
      deathDate: named.deathDate ?? null,
      medicalRecordNumber: named.medicalRecordNumber ?? null,
      accountNumber: null,
      phone: named.phone ?? null,
    },
    subscriber: subscriber === undefined ? null : personOf(subscriber),
    memberId: memberId ?? null,
    groupNumber: groupNumber ?? null,
  };
}

/** A correction as it travels: nothing in clear that says who the patient is. `identity` is what `identityChange` gave, sealed. */
export function changesOf(correction: Correction, clears: readonly string[], identity: Changes['identity']): Changes {
  const { patient, relationship } = correction;
  const person = { sex: patient?.sex ?? null, relationship: relationship ?? null };
  return {
    charges: (correction.lines ?? []).map(chargeChange),
    diagnoses: correction.diagnoses?.map(diagnosisOf) ?? null,
    patient: person.sex === null && person.relationship === null ? null : person,
    identity,
    coverage: coverageChange(correction.payer),
    billingProvider: providerChange(correction.billingProvider),
    renderingProvider: providerChange(correction.renderingProvider),
    referringProvider: providerChange(correction.referringProvider),
    facility: providerChange(correction.facility),
    placeOfService: correction.placeOfService ?? null,
    serviceFrom: correction.serviceFrom ?? null,
    serviceTo: correction.serviceTo ?? null,
    authorization: correction.authorization ?? null,
    frequency: correction.frequency ?? null,
    originalReference: correction.originalReference ?? null,
    erase: correction.erase ?? [],
    clears: [...clears],
    repairs: [],
  };
}
