import { SYSTEMS } from '@chargeline/fhir';
import type { Home } from '../../people/person.js';
import type { Visit } from '../../visit/visit.js';
import { conceptOf, type Entry, entryOf, identifierOf, referenceTo, styleOf } from './style.js';

const GENDERS = { F: 'female', M: 'male' } as const;
const ROLES = 'http://terminology.hl7.org/CodeSystem/subscriber-relationship';
const CLASSES = 'http://terminology.hl7.org/CodeSystem/coverage-class';

/** Resource ids. None is a number that identifies the patient. */
export const clinicianIdOf = ({ clinician }: Visit): string => `dr${clinician.npi}`;
export const billingIdOf = ({ practice }: Visit): string => `org${practice.billing.npi}`;
export const coverageIdOf = ({ patient }: Visit): string => `cov${patient.number}`;
export const patientIdOf = ({ patient }: Visit): string => `p${patient.number}`;

const addressOf = ({ line1, city, state, zip }: Home) => [{ line: [line1], city, state, postalCode: zip }];

/** Patient, coverage and payer, billing organization, clinician, site. */
export function partyEntries(visit: Visit): readonly Entry[] {
  return [patientEntry(visit), ...coverageEntries(visit), ...providerEntries(visit)];
}

function patientEntry(visit: Visit): Entry {
  const { patient } = visit;
  return entryOf(visit, 'Patient', patientIdOf(visit), {
    identifier: [
      {
        type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] },
        ...identifierOf(`${styleOf(visit).base}/mrn`, patient.medicalRecordNumber),
      },
    ],
    name: [{ use: 'official', family: patient.lastName, given: [patient.firstName] }],
    telecom: [{ system: 'phone', value: patient.phone }],
    gender: GENDERS[patient.sex],
    birthDate: patient.birthDate,
    address: addressOf(patient.address),
  });
}

function coverageEntries(visit: Visit): readonly Entry[] {
  const { payer, memberId, groupNumber, relationship } = visit.patient.insurance;
  const patient = referenceTo(visit, 'Patient', patientIdOf(visit));
  const coverage = entryOf(visit, 'Coverage', coverageIdOf(visit), {
    status: 'active',
    subscriber: patient,
    ...(memberId === null ? {} : { subscriberId: memberId }),
    beneficiary: patient,
    relationship: { coding: [{ system: ROLES, code: relationship }] },
    payor: [referenceTo(visit, 'Organization', payer.payerId)],
    ...(groupNumber === null
      ? {}
      : { class: [{ type: { coding: [{ system: CLASSES, code: 'group' }] }, value: groupNumber }] }),
  });
  const organization = entryOf(visit, 'Organization', payer.payerId, {
    identifier: [identifierOf(`${styleOf(visit).base}/payers`, payer.payerId)],
    name: payer.payerName,
  });
  return [coverage, organization];
}

function providerEntries(visit: Visit): readonly Entry[] {
  const { clinician, site } = visit;
  const { billing } = visit.practice;
  return [
    entryOf(visit, 'Organization', billingIdOf(visit), {
      identifier: [
        identifierOf(SYSTEMS.npi[0], billing.npi),
        identifierOf(SYSTEMS.ein[0], billing.taxId),
        identifierOf(SYSTEMS.clia[0], billing.clia),
      ],
      type: [conceptOf('taxonomy', billing.taxonomy)],
      name: billing.name,
      address: addressOf(billing.address),
    }),
    entryOf(visit, 'Practitioner', clinicianIdOf(visit), {
      identifier: [identifierOf(SYSTEMS.npi[0], clinician.npi)],
      name: [{ family: clinician.lastName, given: [clinician.firstName] }],
    }),
    entryOf(visit, 'Location', site.id, { status: 'active', name: site.name }),
  ];
}
