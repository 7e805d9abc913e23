import type { Provider } from '@chargeline/contracts';
import { dollars } from '@chargeline/kernel';
import type { Person } from '../../people/person.js';
import type { Clinician } from '../../practice/practice.js';
import { billingProviderOf, facilityOf } from '../../practice/source-directory.js';
import type { Visit } from '../../visit/visit.js';

/** X12 individual relationship codes. */
const RELATIONSHIPS = { self: '18', spouse: '01', child: '19' } as const;

/** One visit as the claim of a batch for `POST /api/v1/claims/batch`, in UTF-8; the visit number is the claim's reference. */
export function claimBatch(visit: Visit): Buffer {
  return Buffer.from(JSON.stringify({ claims: [claimOf(visit)] }), 'utf8');
}

function claimOf(visit: Visit) {
  const { patient, serviceDate, diagnoses, charges, authorization } = visit;
  const { payer, memberId, groupNumber, relationship, subscriber } = patient.insurance;
  return said({
    reference: visit.visitNumber,
    patient: {
      ...personOf(patient),
      phone: patient.phone,
      medicalRecordNumber: patient.medicalRecordNumber,
    },
    subscriber: relationship === 'self' ? null : personOf(subscriber),
    relationship: RELATIONSHIPS[relationship],
    memberId,
    groupNumber,
    payer: { id: payer.payerId, name: payer.payerName, filingIndicator: payer.filingIndicator },
    billingProvider: providerOf(billingProviderOf(visit.practice)),
    renderingProvider: clinicianOf(visit.clinician),
    referringProvider: visit.referring === null ? null : clinicianOf(visit.referring),
    facility: providerOf(facilityOf(visit.site)),
    placeOfService: visit.site.placeOfService,
    serviceFrom: serviceDate,
    authorization,
    diagnoses: diagnoses.map(({ code }) => code),
    lines: charges.map(({ code, modifiers, units, chargeCents, pointsTo }) => ({
      code,
      modifiers,
      units,
      charge: dollars(chargeCents),
      diagnosisPointers: Array.from({ length: pointsTo }, (_, at) => at + 1),
    })),
  });
}

const clinicianOf = ({ npi, lastName, firstName }: Clinician) => ({ entity: 'person', name: lastName, firstName, npi });

function personOf({ lastName, firstName, birthDate, sex, address }: Person) {
  return { lastName, firstName, birthDate, sex, address: said(address) };
}

const providerOf = ({ address, ...provider }: Provider) =>
  said({ ...provider, address: address === null ? null : said(address) });

/** Without what is null: the batch leaves out what nobody says. */
const said = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
