import type { Step } from '../../delivery/step.js';
import type { Visit, VisitCharge, VisitDiagnosis } from '../../visit/visit.js';
import { dotted } from '../dotted.js';
import { conceptOf, type Entry, entryOf, identifierOf, referenceTo, styleOf } from './style.js';
import { billingIdOf, clinicianIdOf, patientIdOf } from './who.js';

const CLASSES = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
const PARTICIPATION = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';

export const encounterIdOf = ({ number }: Visit): string => `enc${number}`;
export const conditionIdOf = ({ number }: Visit, at: number): string => `dx${number}.${at + 1}`;

export const conceptOfDiagnosis = ({ code, system }: VisitDiagnosis) =>
  system === 'SNOMED' ? conceptOf('snomed', code) : conceptOf('icd10cm', dotted(code));

/** The code of a charge; a local one comes with the source's own system. */
export function conceptOfCharge({ code, system }: VisitCharge, visit: Visit) {
  if (system === 'local') return { coding: [{ system: `${styleOf(visit).base}/charge-codes`, code }] };
  return conceptOf(system === 'CPT' ? 'cpt' : 'hcpcs', code);
}

/** Encounter and its conditions. */
export function encounterEntries(visit: Visit, step: Step): readonly Entry[] {
  const { site, diagnoses } = visit;
  const patient = referenceTo(visit, 'Patient', patientIdOf(visit));
  const encounter = entryOf(visit, 'Encounter', encounterIdOf(visit), {
    identifier: [identifierOf(`${styleOf(visit).base}/visits`, visit.visitNumber)],
    status: 'finished',
    class: { system: CLASSES, code: site.placeOfService === '23' ? 'EMER' : 'AMB' },
    subject: patient,
    participant: [
      {
        type: [{ coding: [{ system: PARTICIPATION, code: 'ATND' }] }],
        individual: referenceTo(visit, 'Practitioner', clinicianIdOf(visit)),
      },
    ],
    period: { start: `${step.chargeDate}T09:00:00Z`, end: `${step.chargeDate}T09:25:00Z` },
    diagnosis: diagnoses.map((_, at) => ({
      condition: referenceTo(visit, 'Condition', conditionIdOf(visit, at)),
      rank: at + 1,
    })),
    location: [{ location: referenceTo(visit, 'Location', site.id) }],
    serviceProvider: referenceTo(visit, 'Organization', billingIdOf(visit)),
  });
  const conditions = diagnoses.map((diagnosis, at) =>
    entryOf(visit, 'Condition', conditionIdOf(visit, at), {
      clinicalStatus: { coding: [{ system: CLINICAL, code: 'active' }] },
      code: conceptOfDiagnosis(diagnosis),
      subject: patient,
      encounter: referenceTo(visit, 'Encounter', encounterIdOf(visit)),
    }),
  );
  return [encounter, ...conditions];
}
