import { expect, test } from 'vitest';
import { encounter as office } from '../testing/an-office-visit.js';
import { SealedIdentity } from './identity.js';
import { lifeAtService } from './life-at-service.js';

const born = (birthDate: string | null, deathDate: string | null) =>
  SealedIdentity.parse({ patient: { birthDate, deathDate } });

const [charge] = office.charges;
const visit = (serviceFrom: string | null, serviceTo: string | null = null, charged: string | null = null) => ({
  serviceFrom,
  serviceTo,
  charges: [{ ...charge!, serviceFrom: charged, serviceTo: charged }],
});

test('the age is that of the first day, negative before birth', () => {
  const ann = born('1980-06-02', null);
  expect(lifeAtService(ann, visit('2025-06-01', '2025-06-09')).ageYears).toBe(44);
  expect(lifeAtService(ann, visit('1980-06-01')).ageYears).toBe(-1);
  expect(lifeAtService(ann, visit(null)).ageYears).toBeNull();
  expect(lifeAtService(born(null, null), visit('2025-06-01')).ageYears).toBeNull();
});

test.each([
  ['the day of death is a day of life', visit('2025-06-01', '2025-06-09'), false],
  ['a visit that ends after it', visit('2025-06-01', '2025-06-10'), true],
  ['a visit after it', visit('2025-06-10'), true],
  ['one charge after it', visit('2025-06-01', null, '2025-06-10'), true],
  ['no day at all', visit(null), null],
])('after death: %s', (_, days, told) =>
  expect(lifeAtService(born('1980-06-02', '2025-06-09'), days).servedAfterDeath).toBe(told),
);

test('who is not known to have died was served alive or not, nobody knows', () =>
  expect(lifeAtService(born('1980-06-02', null), visit('2025-06-10')).servedAfterDeath).toBeNull());
