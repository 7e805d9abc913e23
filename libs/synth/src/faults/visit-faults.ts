import { diagnosisOn } from '@chargeline/codes';
import { brokenNpi } from '../npi.js';
import { AWKWARD } from '../people/names.js';
import { dayAfter } from '../people/person.js';
import { chargeOf, inForce } from '../visit/draw-visit.js';
import type { Patient, Visit, VisitCharge, VisitDiagnosis } from '../visit/visit.js';
import type { Fault } from './fault.js';

type InVisit = NonNullable<Fault['inVisit']>;

const FISCAL_2026 = '2025-10-01';
const DAYS_LEFT_OF_2025 = 92;
/** Complete until 30 September 2025, and not even headings afterwards. */
const EXPIRED = ['S301XXA', 'T7807XA', 'T7808XA', 'T781XXA'];
/** Headings; the last three are complete until 30 September 2025. */
const HEADINGS = ['E11', 'M54', 'J45', 'I50', 'R10', 'G35', 'R102', 'E7801'];
const SNOMED = ['44054006', '38341003', '195967001', '73211009'];
const LABORATORY = ['80053', '85025', '83036', '80061'];
const OF_ONE_SEX = { F: 'N926', M: 'N529' } as const;

const icd10 = (code: string): VisitDiagnosis => ({ code, system: 'ICD10CM' });
const withMain = (visit: Visit, main: VisitDiagnosis): Visit => ({
  ...visit,
  diagnoses: [main, ...visit.diagnoses.slice(1)],
});

export const wrongCheckDigit: InVisit = (visit) => ({
  ...visit,
  clinician: { ...visit.clinician, npi: brokenNpi(visit.clinician.npi) },
});

export const withoutMemberId: InVisit = ({ patient, ...visit }) => ({
  ...visit,
  patient: { ...patient, insurance: { ...patient.insurance, memberId: null } },
});

/** The visit is billed to a motor insurer, who wants to know of an accident what no message tells. */
export const billedToMotorInsurer: InVisit = ({ patient, practice, ...visit }) => {
  const payer = practice.payers.find(({ kind }) => kind === 'accident')!;
  const memberId = `${payer.memberPrefix}${String(100_000_000 + visit.number)}`;
  const insurance = { payer, memberId, groupNumber: null, relationship: 'self', subscriber: patient } as const;
  return { ...visit, practice, patient: { ...patient, insurance } };
};

export const diagnosisOfTheOtherSex: InVisit = (visit) =>
  withMain(visit, icd10(OF_ONE_SEX[visit.patient.sex === 'F' ? 'M' : 'F']));

export const expiredDiagnosis: InVisit = (visit, random) => {
  const serviceDate = dayAfter(FISCAL_2026, random.below(DAYS_LEFT_OF_2025));
  const others = inForce(
    visit.diagnoses.slice(1).map(({ code }) => code),
    serviceDate,
  );
  return { ...visit, serviceDate, diagnoses: [random.pick(EXPIRED), ...others].map(icd10) };
};

export const heading: InVisit = (visit, random) => {
  const open = HEADINGS.filter((code) => !diagnosisOn(code, visit.serviceDate).billable);
  return withMain(visit, icd10(random.pick(open)));
};

export const snomedDiagnosis: InVisit = (visit, random) =>
  withMain(visit, { code: random.pick(SNOMED), system: 'SNOMED' });

/** The last charge comes with a code that only the sender's charge list knows. */
export const localCode: InVisit = (visit, random) => {
  const known = visit.charges.slice(0, -1);
  const local = visit.charges.slice(-1).map((charge): VisitCharge => ({
    ...charge,
    code: `LC${1_000 + random.below(9_000)}`,
    system: 'local',
    modifiers: [],
  }));
  return { ...visit, charges: [...known, ...local] };
};

export const noCharges: InVisit = (visit) => ({ ...visit, charges: [] });

/** A visit to the laboratory: valid codes that the physician fee schedule does not pay. */
export const laboratoryOnly: InVisit = (visit, random) => {
  const codes = random.shuffled(LABORATORY).slice(0, 1 + random.below(2));
  const charges = codes.map((code, ordinal) => chargeOf(visit, ordinal, { code, modifiers: [], units: 1 }, 1));
  return { ...visit, site: visit.practice.sites[0]!, diagnoses: [icd10('Z0189')], charges };
};

/** Two charges at least, the last of which can come later: it names every diagnosis, as the message that brings it stands alone. */
export const somethingToComeLater: InVisit = (visit) => {
  const two =
    visit.charges.length > 1
      ? visit.charges
      : [...visit.charges, chargeOf(visit, 1, { code: '85025', modifiers: [], units: 1 }, 1)];
  const pointsTo = visit.diagnoses.length;
  return { ...visit, charges: two.map((charge) => ({ ...charge, pointsTo })) };
};

export const awkwardName: InVisit = ({ patient, ...visit }, random) => {
  const named = { ...patient, lastName: random.pick(AWKWARD)(patient.lastName) };
  return { ...visit, patient: { ...named, insurance: renamed(named) } };
};

function renamed({ insurance, lastName }: Patient): Patient['insurance'] {
  return { ...insurance, subscriber: { ...insurance.subscriber, lastName } };
}
