import { ageConflict, diagnosisOn, feeScheduleRow, modifier, procedureOn, sexConflict } from '@chargeline/codes';
import { expect, test } from 'vitest';
import { PRACTICES } from '../practice/practices.js';
import type { Service } from './service.js';
import { servicesOf, type SpecialtyName } from './specialties.js';

const names = [...new Set(PRACTICES.flatMap(({ specialties }) => specialties))];
const services = names.flatMap((specialty) => servicesOf(specialty).map((service) => ({ specialty, service })));

/** Days on both sides of each change of the code sets in 2025. */
const DAYS = ['2025-01-01', '2025-09-30', '2025-10-01', '2025-12-31'];
const VISIT = /^99(?:2|3)\d\d$/;
const SURGERY_DAYS = new Set(['000', '010']);

const fault = (specialty: SpecialtyName, service: Service, what: string): string =>
  `${specialty} ${service.charges[0].code}: ${what}`;

test('ten specialties, every one with several services', () => {
  expect(names).toHaveLength(10);
  expect(names.filter((name) => servicesOf(name).length < 5)).toEqual([]);
});

test('every procedure code is valid through 2025, without a drug that would need its NDC', () => {
  const faults = services.flatMap(({ specialty, service }) =>
    service.charges
      .filter(({ code }) =>
        DAYS.some((day) => {
          const { valid, needsNdc } = procedureOn(code, day);
          return !valid || needsNdc;
        }),
      )
      .map(({ code }) => fault(specialty, service, code)),
  );
  expect(faults).toEqual([]);
});

test('on every day each service has a main diagnosis in force', () => {
  const faults = services.flatMap(({ specialty, service }) =>
    DAYS.filter((day) => !service.because.some((code) => diagnosisOn(code, day).valid)).map((day) =>
      fault(specialty, service, day),
    ),
  );
  expect(faults).toEqual([]);
});

test('every diagnosis is a code that some day of 2025 has', () => {
  const faults = services.flatMap(({ specialty, service }) =>
    [...service.because, ...(service.also ?? [])]
      .filter((code) => !DAYS.some((day) => diagnosisOn(code, day).valid))
      .map((code) => fault(specialty, service, code)),
  );
  expect(faults).toEqual([]);
});

test('people who get a service have the age and sex for its codes', () => {
  const faults = services.flatMap(({ specialty, service }) => {
    const sexes = service.sex === undefined ? (['F', 'M'] as const) : [service.sex];
    const codes = [
      ...service.charges.map(({ code }) => ({ kind: 'procedure' as const, code })),
      ...[...service.because, ...(service.also ?? [])].map((code) => ({ kind: 'diagnosis' as const, code })),
    ];
    return codes
      .filter(
        ({ kind, code }) =>
          service.ages.some((age) => ageConflict(kind, code, age) !== undefined) ||
          sexes.some((sex) => sexConflict(kind, code, sex) !== undefined),
      )
      .map(({ code }) => fault(specialty, service, code));
  });
  expect(faults).toEqual([]);
});

test('modifiers are known, and none changes the payment: those have no price', () => {
  const kinds = services.flatMap(({ service }) =>
    service.charges.flatMap(({ modifiers = [] }) => modifiers.map((code) => modifier(code)?.kind ?? `unknown ${code}`)),
  );
  expect(new Set(kinds)).toEqual(new Set(['anatomical', 'component', 'distinct', 'informational', 'therapy']));
});

test('26 is only on codes with a row of their own for it', () => {
  const without = services.flatMap(({ specialty, service }) =>
    service.charges
      .filter(({ code, modifiers }) => modifiers?.includes('26') === true && !feeScheduleRow('2025-06-02', code, '26'))
      .map(({ code }) => fault(specialty, service, code)),
  );
  expect(without).toEqual([]);
});

test('a visit on the day of a minor procedure has 25 (Claims Processing Manual ch. 12 §30.6.6)', () => {
  const isMinor = (code: string): boolean => SURGERY_DAYS.has(feeScheduleRow('2025-06-02', code)?.globalDays ?? '');
  const without = services.flatMap(({ specialty, service }) =>
    service.charges
      .filter(({ code, modifiers }) => VISIT.test(code) && modifiers?.includes('25') !== true)
      .filter(() => service.charges.some(({ code }) => isMinor(code)))
      .map(({ code }) => fault(specialty, service, code)),
  );
  expect(without).toEqual([]);
});

test('emergency visits are in the emergency room, and nothing else of a visit is', () => {
  const places = services
    .filter(({ service }) => service.charges.some(({ code }) => /^9928[1-5]$/.test(code)))
    .flatMap(({ service }) => service.places);
  expect(new Set(places)).toEqual(new Set(['23']));
});

test('external causes never come first (ICD-10-CM guidelines I.C.20.a)', () => {
  expect(services.flatMap(({ service }) => service.because).filter((code) => /^[V-Y]/.test(code))).toEqual([]);
});

test('sides agree with the diagnosis: its sixth character is 1 for right, 2 for left', () => {
  const sided = services.filter(({ service }) => service.charges.some(({ modifiers }) => modifiers?.includes('RT')));
  const left = services.filter(({ service }) => service.charges.some(({ modifiers }) => modifiers?.includes('LT')));
  const mains = (of: typeof sided): string[] => of.flatMap(({ service }) => service.because.map((code) => code));
  expect(mains(sided).filter((code) => !code.includes('1'))).toEqual([]);
  expect(mains(left).filter((code) => !code.includes('2'))).toEqual([]);
});

test('most lines have a price, and several kinds have none', () => {
  const statuses = services.flatMap(({ service }) =>
    service.charges.map(({ code }) => feeScheduleRow('2025-06-02', code)?.status ?? 'none'),
  );
  expect(statuses.filter((status) => status === 'A').length).toBeGreaterThan(statuses.length / 2);
  for (const status of ['X', 'N', 'E', 'R', 'T']) expect(statuses).toContain(status);
});

test('add-ons (ZZZ) never stand alone (NCCI Policy Manual ch. I §R)', () => {
  const alone = services.filter(({ service }) =>
    service.charges
      .filter(({ chance }) => chance === undefined)
      .every(({ code }) => feeScheduleRow('2025-06-02', code)?.globalDays === 'ZZZ'),
  );
  expect(alone).toEqual([]);
});
