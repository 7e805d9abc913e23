import { type Charge, Encounter } from '@chargeline/contracts';
import { yearsBetween } from '@chargeline/kernel';
import type { Person } from './people/person.js';
import { billingProviderOf, facilityOf } from './practice/source-directory.js';
import type { Clinician } from './practice/practice.js';
import type { Visit, VisitCharge } from './visit/visit.js';

/** X12 individual relationship codes. */
const RELATIONSHIPS = { self: '18', spouse: '01', child: '19' } as const;

/**
 * A visit as the line knows it once all of its messages came: what the doors make of them, straight from the facts, and
 * with nothing sealed.
 */
export function encounterOf(visit: Visit): Encounter {
  const { practice, patient, site, serviceDate, diagnoses, charges } = visit;
  const { payer, relationship } = patient.insurance;
  const encounterId = `${practice.tenantId}.${visit.number}`;
  return Encounter.parse({
    tenantId: practice.tenantId,
    encounterId,
    eventId: encounterId,
    revision: 1,
    source: { id: practice.id, vendor: practice.vendor, format: 'hl7v2', trigger: 'synthetic', messageId: encounterId },
    setting: 'professional',
    patient: {
      ref: `P${patient.number}`,
      sex: patient.sex,
      ageYears: yearsBetween(patient.birthDate, serviceDate),
      relationship: RELATIONSHIPS[relationship],
    },
    identity: { sealed: '', holds: holdsOf(visit) },
    coverage: { payerId: payer.payerId, payerName: payer.payerName, filingIndicator: payer.filingIndicator },
    billingProvider: billingProviderOf(practice),
    renderingProvider: clinicianOf(visit.clinician),
    referringProvider: visit.referring === null ? null : clinicianOf(visit.referring),
    facility: facilityOf(site),
    placeOfService: site.placeOfService,
    serviceFrom: serviceDate,
    serviceTo: serviceDate,
    authorization: visit.authorization,
    diagnoses,
    charges: charges.map((charge) => chargeOf(charge, visit)),
  });
}

const clinicianOf = ({ npi, lastName, firstName }: Clinician) => ({ entity: 'person', name: lastName, firstName, npi });

const chargeOf = (
  { chargeId, code, system, modifiers, units, chargeCents, pointsTo }: VisitCharge,
  { serviceDate, diagnoses }: Visit,
): Partial<Charge> => ({
  chargeId,
  code,
  system,
  modifiers: [...modifiers],
  units,
  chargeCents,
  serviceFrom: serviceDate,
  diagnoses: diagnoses.slice(0, pointsTo).map((diagnosis) => diagnosis.code),
});

/** The names of what a sealed identity of the visit would hold. */
function holdsOf({ patient }: Visit): readonly string[] {
  const { memberId, groupNumber, relationship, subscriber } = patient.insurance;
  return [
    ...personHolds('patient', patient),
    'patient.medicalRecordNumber',
    'patient.accountNumber',
    'patient.phone',
    ...(relationship === 'self' ? [] : personHolds('subscriber', subscriber)),
    ...(memberId === null ? [] : ['memberId']),
    ...(groupNumber === null ? [] : ['groupNumber']),
  ];
}

function personHolds(who: string, { address, ...person }: Person): readonly string[] {
  const named = (['lastName', 'firstName', 'birthDate', 'sex'] as const).filter((field) => person[field].trim() !== '');
  const placed = (['line1', 'city', 'state', 'zip'] as const).filter((field) => address[field].trim() !== '');
  return [
    who,
    ...named.map((field) => `${who}.${field}`),
    `${who}.address`,
    ...placed.map((field) => `${who}.address.${field}`),
  ];
}
