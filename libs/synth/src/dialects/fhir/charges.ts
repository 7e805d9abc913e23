import type { Cents } from '@chargeline/kernel';
import type { Step } from '../../delivery/step.js';
import type { Visit } from '../../visit/visit.js';
import { conceptOf, type Entry, entryOf, referenceTo } from './style.js';
import { conceptOfCharge, conceptOfDiagnosis, conditionIdOf, encounterIdOf } from './what.js';
import { billingIdOf, clinicianIdOf, coverageIdOf, patientIdOf } from './who.js';

/** Charges of a claim go by its id and the number of the item. */
const claimIdOf = ({ number }: Visit): string => `claim${number}`;

const usd = (cents: Cents) => ({ value: cents / 100, currency: 'USD' });
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

/** One ChargeItem a charge, its id the source's own number of the charge. FHIR R4 gives it no place for modifiers. */
export function chargeItemEntries(visit: Visit, { charges, chargeDate }: Step): readonly Entry[] {
  return charges.map((charge) =>
    entryOf(visit, 'ChargeItem', charge.chargeId, {
      status: 'billable',
      code: conceptOfCharge(charge, visit),
      subject: referenceTo(visit, 'Patient', patientIdOf(visit)),
      context: referenceTo(visit, 'Encounter', encounterIdOf(visit)),
      occurrenceDateTime: chargeDate,
      performer: [{ actor: referenceTo(visit, 'Practitioner', clinicianIdOf(visit)) }],
      quantity: { value: charge.units },
      priceOverride: usd(charge.chargeCents),
      reason: visit.diagnoses.slice(0, charge.pointsTo).map(conceptOfDiagnosis),
    }),
  );
}

/** One Claim of the visit; an item's number is that of the charge within the visit, whichever message tells it. */
export function claimEntries(visit: Visit, { charges, chargeDate }: Step): readonly Entry[] {
  if (charges.length === 0) return [];
  const encounter = referenceTo(visit, 'Encounter', encounterIdOf(visit));
  const total = charges.reduce((sum, { chargeCents }) => sum + chargeCents, 0);
  const claim = entryOf(visit, 'Claim', claimIdOf(visit), {
    status: 'active',
    type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/claim-type', code: 'professional' }] },
    use: 'claim',
    patient: referenceTo(visit, 'Patient', patientIdOf(visit)),
    billablePeriod: { start: chargeDate, end: chargeDate },
    created: chargeDate,
    provider: referenceTo(visit, 'Organization', billingIdOf(visit)),
    facility: referenceTo(visit, 'Location', visit.site.id),
    careTeam: [{ sequence: 1, provider: referenceTo(visit, 'Practitioner', clinicianIdOf(visit)) }],
    diagnosis: visit.diagnoses.map((_, at) => ({
      sequence: at + 1,
      diagnosisReference: referenceTo(visit, 'Condition', conditionIdOf(visit, at)),
    })),
    insurance: [{ sequence: 1, focal: true, coverage: referenceTo(visit, 'Coverage', coverageIdOf(visit)) }],
    item: charges.map((charge) => ({
      sequence: visit.charges.findIndex(({ chargeId }) => chargeId === charge.chargeId) + 1,
      careTeamSequence: [1],
      diagnosisSequence: upTo(charge.pointsTo).map((at) => at + 1),
      productOrService: conceptOfCharge(charge, visit),
      modifier: charge.modifiers.map((modifier) => conceptOf('hcpcs', modifier)),
      servicedDate: chargeDate,
      locationCodeableConcept: conceptOf('placeOfService', visit.site.placeOfService),
      quantity: { value: charge.units },
      net: usd(charge.chargeCents),
      encounter: [encounter],
    })),
    total: usd(total),
  });
  return [claim];
}
