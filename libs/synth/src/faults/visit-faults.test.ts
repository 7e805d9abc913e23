import { diagnosisOn, feeScheduleRow, sexConflict } from '@chargeline/codes';
import { isNpi } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { AWKWARD } from '../people/names.js';
import { Random } from '../random.js';
import { drawingOf } from '../visit/draw-visit.js';
import type { Visit } from '../visit/visit.js';
import type { Fault } from './fault.js';
import {
  awkwardName,
  billedToMotorInsurer,
  diagnosisOfTheOtherSex,
  expiredDiagnosis,
  heading,
  laboratoryOnly,
  localCode,
  noCharges,
  snomedDiagnosis,
  somethingToComeLater,
  withoutMemberId,
  wrongCheckDigit,
} from './visit-faults.js';

const nextVisit = drawingOf(1);
const drawn = Array.from({ length: 300 }, () => nextVisit(false));

/** Visits that a fault did not spoil as it should: their numbers. */
function unspoilt(
  inVisit: NonNullable<Fault['inVisit']>,
  isSpoilt: (visit: Visit, before: Visit) => boolean,
): number[] {
  return drawn
    .filter((visit) => !isSpoilt(inVisit(visit, new Random(1, visit.number)), visit))
    .map(({ number }) => number);
}

for (const [why, inVisit, isSpoilt] of [
  ['a rendering NPI that fails its check', wrongCheckDigit, ({ clinician }) => !isNpi(clinician.npi)],
  ['no member number', withoutMemberId, ({ patient }) => patient.insurance.memberId === null],
  [
    'the patient is the insured of a motor insurer that the practice knows',
    billedToMotorInsurer,
    ({ patient: { insurance, lastName }, practice }) =>
      practice.payers.includes(insurance.payer) &&
      insurance.payer.filingIndicator === 'AM' &&
      insurance.subscriber.lastName === lastName,
  ],
  [
    'a main diagnosis of the other sex, valid otherwise',
    diagnosisOfTheOtherSex,
    ({ patient, diagnoses: [main], serviceDate }) =>
      sexConflict('diagnosis', main!.code, patient.sex) !== undefined && diagnosisOn(main!.code, serviceDate).valid,
  ],
  [
    'a complete code that went out of force before the day',
    expiredDiagnosis,
    ({ diagnoses: [main, ...others], serviceDate }) => {
      const { known, billable, valid } = diagnosisOn(main!.code, serviceDate);
      return known && billable && !valid && others.every(({ code }) => diagnosisOn(code, serviceDate).valid);
    },
  ],
  [
    'a heading of ICD-10-CM on the day',
    heading,
    ({ diagnoses: [main], serviceDate }) => {
      const { known, billable } = diagnosisOn(main!.code, serviceDate);
      return known && !billable;
    },
  ],
  ['a SNOMED diagnosis', snomedDiagnosis, ({ diagnoses }) => diagnoses[0]?.system === 'SNOMED'],
  [
    'one charge with a code of the house',
    localCode,
    ({ charges }, before) =>
      charges.filter(({ system }) => system === 'local').length === 1 && charges.length === before.charges.length,
  ],
  ['no charge', noCharges, ({ charges }) => charges.length === 0],
  [
    'laboratory tests only, none of which the physician fee schedule pays',
    laboratoryOnly,
    ({ charges, site }) =>
      charges.every(({ code }) => feeScheduleRow('2025-06-02', code)?.status === 'X') && site.placeOfService === '11',
  ],
  [
    'two charges at least, which point to every diagnosis',
    somethingToComeLater,
    ({ charges, diagnoses }) => charges.length > 1 && charges.every(({ pointsTo }) => pointsTo === diagnoses.length),
  ],
  [
    'an awkward name that holds the old one; the policy is in the same name',
    awkwardName,
    ({ patient }, before) =>
      patient.lastName !== before.patient.lastName &&
      patient.lastName.includes(before.patient.lastName) &&
      patient.insurance.subscriber.lastName === patient.lastName,
  ],
] satisfies readonly (readonly [string, NonNullable<Fault['inVisit']>, (visit: Visit, before: Visit) => boolean])[]) {
  test(why, () => expect(unspoilt(inVisit, isSpoilt)).toEqual([]));
}

test('headings that are complete until October are taken in October only', () => {
  const autumn = drawn.filter(({ serviceDate }) => serviceDate >= '2025-10-01');
  const mains = (visits: readonly Visit[]): Set<string | undefined> =>
    new Set(
      Array.from({ length: 20 }, (_, n) => n).flatMap((n) =>
        visits.map((visit) => heading(visit, new Random(n, visit.number)).diagnoses[0]?.code),
      ),
    );
  const spring = drawn.filter(({ serviceDate }) => serviceDate < '2025-10-01');
  expect(mains(autumn)).toContain('G35');
  expect(mains(spring)).not.toContain('G35');
});

test('every awkward name comes up', () => {
  const names = drawn.map((visit) => awkwardName(visit, new Random(1, visit.number)).patient.lastName);
  const shapes = AWKWARD.map((around) => around('').replaceAll(/[a-zA-Z ]/g, ''));
  for (const marks of shapes) expect(names.some((name) => [...marks].every((mark) => name.includes(mark)))).toBe(true);
});
