import { ageConflict, diagnosisOn, feeScheduleRow, procedureOn, sexConflict } from '@chargeline/codes';
import { daysBetween, isNpi, yearsBetween } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { chargeFor } from '../practice/chargemaster.js';
import { drawingOf } from './draw-visit.js';
import type { Visit } from './visit.js';

const visitsOf = (seed: number, count: number, byRest = false): Visit[] => {
  const nextVisit = drawingOf(seed);
  return Array.from({ length: count }, () => nextVisit(byRest));
};
const visits = visitsOf(1, 4_000);
const charges = visits.flatMap((visit) => visit.charges.map((charge) => ({ visit, charge })));
const numbersOf = (wrong: readonly { readonly number: number }[]): number[] => wrong.map(({ number }) => number);
const ageOf = ({ patient, serviceDate }: Visit): number => yearsBetween(patient.birthDate, serviceDate);

test('the same seed, the same visits, however many are drawn and whoever bills them', () => {
  expect(visitsOf(1, 1_234)).toEqual(visits.slice(0, 1_234));
  const who = ({ patient, serviceDate, diagnoses }: Visit): unknown => ({ patient, serviceDate, diagnoses });
  expect(visitsOf(1, 200, true).map(who)).toEqual(visits.slice(0, 200).map(who));
});

test('another seed, another visit', () => expect(visitsOf(2, 6)[5]).not.toEqual(visits[5]));

test('every code may stand on a claim of that day', () => {
  const wrong = visits.filter(
    ({ serviceDate, diagnoses, charges: own }) =>
      diagnoses.some(({ code }) => !diagnosisOn(code, serviceDate).valid) ||
      own.some(({ code }) => !procedureOn(code, serviceDate).valid),
  );
  expect(numbersOf(wrong)).toEqual([]);
});

test('no code conflicts with sex or age', () => {
  const wrong = visits.filter((visit) => {
    const codes = [
      ...visit.diagnoses.map(({ code }) => ['diagnosis', code] as const),
      ...visit.charges.map(({ code }) => ['procedure', code] as const),
    ];
    return codes.some(
      ([kind, code]) =>
        sexConflict(kind, code, visit.patient.sex) !== undefined || ageConflict(kind, code, ageOf(visit)) !== undefined,
    );
  });
  expect(numbersOf(wrong)).toEqual([]);
});

test('days span 2025, a quarter of them in fiscal year 2026 with codes that are new in it', () => {
  const days = visits.map(({ serviceDate }) => serviceDate);
  expect(days.filter((day) => day < '2025-01-01' || day > '2025-12-31')).toEqual([]);
  expect(days.filter((day) => day >= '2025-10-01').length / days.length).toBeCloseTo(0.25, 1);
  const codes = new Set(visits.flatMap(({ diagnoses }) => diagnoses.map(({ code }) => code)));
  for (const code of ['G35', 'G35A', 'E11A', 'E78019']) expect(codes).toContain(code);
});

test('each visit has one to three diagnoses, none twice, and every charge points to the main one at least', () => {
  const wrong = visits.filter(
    ({ diagnoses }) =>
      diagnoses.length < 1 ||
      diagnoses.length > 3 ||
      new Set(diagnoses.map(({ code }) => code)).size < diagnoses.length,
  );
  expect(numbersOf(wrong)).toEqual([]);
  const astray = charges.filter(({ visit, charge }) => charge.pointsTo < 1 || charge.pointsTo > visit.diagnoses.length);
  expect(astray).toEqual([]);
});

test('charges are whole cents: the price of the house times the units', () => {
  const wrong = charges.filter(
    ({ visit, charge }) =>
      charge.chargeCents !== chargeFor(visit.practice, charge.code, charge.modifiers) * charge.units ||
      !Number.isSafeInteger(charge.chargeCents) ||
      charge.chargeCents <= 0,
  );
  expect(wrong).toEqual([]);
  expect(new Set(charges.map(({ charge }) => charge.units))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
});

test('no code stands twice on a visit', () => {
  expect(
    numbersOf(visits.filter((visit) => new Set(visit.charges.map(({ code }) => code)).size < visit.charges.length)),
  ).toEqual([]);
});

test('visit and charge numbers belong to one visit each, and none holds another', () => {
  expect(new Set(visits.map(({ visitNumber }) => visitNumber)).size).toBe(visits.length);
  const ids = charges.map(({ charge }) => charge.chargeId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(charges.filter(({ visit, charge }) => charge.chargeId.includes(visit.visitNumber))).toEqual([]);
});

test('clinicians have valid NPIs and work where the visit was', () => {
  expect(numbersOf(visits.filter(({ clinician }) => !isNpi(clinician.npi)))).toEqual([]);
  expect(numbersOf(visits.filter(({ practice, site }) => !practice.sites.includes(site)))).toEqual([]);
});

test('patients come back, to the same practice', () => {
  const byPatient = Map.groupBy(visits, ({ patient }) => patient.number);
  const returning = [...byPatient.values()].filter((own) => own.length > 1);
  expect(returning.length).toBeGreaterThan(500);
  expect(returning.filter((own) => new Set(own.map(({ practice }) => practice.id)).size > 1)).toEqual([]);
});

test('nobody comes twice on a day, comes for the first time later, or is billed for the aftercare of an operation', () => {
  const byPatient = Map.groupBy(visits, ({ patient }) => patient.number);
  for (const own of byPatient.values()) {
    const days = own.map(({ serviceDate }) => serviceDate);
    expect(new Set(days).size).toBe(days.length);
    const first = own.filter(({ service }) => service.firstVisit === true).map(({ serviceDate }) => serviceDate);
    expect(days.filter((day) => first.some((one) => day < one))).toEqual([]);
    for (const { serviceDate, charges: operation } of own) {
      const globals = operation.map(({ code }) => feeScheduleRow(serviceDate, code)?.globalDays ?? '');
      const after = Math.max(0, ...globals.map((indicator) => ({ '010': 10, '090': 90 })[indicator] ?? 0));
      const within = days.filter((day) => day > serviceDate && daysBetween(serviceDate, day) <= after);
      expect(within).toEqual([]);
    }
  }
});

test('what is done once a year is not done twice', () => {
  const yearly = visits.flatMap(({ patient, service }) =>
    service.onceAYear === undefined ? [] : [`${patient.number} ${service.onceAYear}`],
  );
  expect(yearly.length).toBeGreaterThan(300);
  expect(new Set(yearly).size).toBe(yearly.length);
});

test('codes of Medicare alone go to Medicare', () => {
  const own = charges.filter(({ charge }) => /^G0|^Q0091/.test(charge.code));
  expect(new Set(own.map(({ visit }) => visit.patient.insurance.payer.kind))).toEqual(new Set(['medicare']));
});

test('practices whose bundles cannot tell a modifier use none', () => {
  const silent = charges.filter(({ visit }) => visit.practice.bundles?.charges === 'ChargeItem');
  expect(silent.length).toBeGreaterThan(100);
  expect(silent.filter(({ charge }) => charge.modifiers.length > 0)).toEqual([]);
});

test('a batch numbers its lines from 1', () => {
  const numbered = visitsOf(1, 50, true);
  for (const { door, charges: own, visitNumber } of numbered) {
    expect(door).toBe('claim-batch');
    expect(visitNumber).toMatch(/^B[A-Z]\d{7}$/);
    expect(own.map(({ chargeId }) => chargeId)).toEqual(own.map((_, at) => String(at + 1)));
  }
});
