import { isCalendarDate, yearsBetween } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { patientOf } from './patient.js';

const people = Array.from({ length: 3_000 }, (_, number) => patientOf(1, number));
const insured = people.map(({ insurance, ...person }) => ({ ...insurance, person }));

test('a patient is the same whenever asked for', () => expect(patientOf(1, 17)).toEqual(patientOf(1, 17)));
test('another seed, another patient', () => expect(patientOf(2, 17).lastName).not.toBe(patientOf(1, 17).lastName));

test('numbers and last names belong to one patient each', () => {
  for (const values of [
    people.map(({ medicalRecordNumber }) => medicalRecordNumber),
    people.map(({ lastName }) => lastName),
    people.map(({ insurance }) => insurance.memberId),
  ]) {
    expect(new Set(values).size).toBe(people.length);
  }
});

test('nobody is born after 2024, so nobody is seen before birth', () => {
  expect(people.filter(({ birthDate }) => !isCalendarDate(birthDate) || birthDate > '2024-12-31')).toEqual([]);
  expect(people.filter(({ birthDate }) => birthDate < '1932-01-01')).toEqual([]);
});

test('Medicare insures those of 65 and nobody else', () => {
  const ages = (kind: string): number[] =>
    insured
      .filter(({ payer }) => payer.kind === kind)
      .map(({ person }) => yearsBetween(person.birthDate, '2025-01-01'));
  expect(Math.min(...ages('medicare'))).toBeGreaterThanOrEqual(65);
  expect(Math.max(...ages('medicaid'), ...ages('commercial'))).toBeLessThan(65);
});

test('in Medicare and Medicaid everyone is insured alone (PAY-002, PAY-003)', () => {
  const shared = insured.filter(({ payer, relationship }) => payer.kind !== 'commercial' && relationship !== 'self');
  expect(shared).toEqual([]);
});

test('a policy of their own is in their own name', () => {
  const own = insured.filter(({ relationship }) => relationship === 'self');
  expect(own.filter(({ subscriber, person }) => subscriber.birthDate !== person.birthDate)).toEqual([]);
});

test('a child is insured through somebody a generation older of the same family', () => {
  const children = insured.filter(({ relationship }) => relationship === 'child');
  expect(children.length).toBeGreaterThan(100);
  for (const { subscriber, person } of children) {
    expect(yearsBetween(subscriber.birthDate, person.birthDate)).toBeGreaterThanOrEqual(22);
    expect(subscriber.lastName).toBe(person.lastName);
  }
});

test('only commercial plans have groups', () => {
  expect(insured.filter(({ payer, groupNumber }) => (payer.kind === 'commercial') !== (groupNumber !== null))).toEqual(
    [],
  );
});

test('phones are of the numbers kept for fiction', () => {
  expect(people.filter(({ phone }) => !/^\d{3}55501\d\d$/.test(phone))).toEqual([]);
});
