import { expect, test } from 'vitest';
import { aClaim, aLine, type Submission } from '../../test/a-claim.js';
import { ClaimBatch } from './claim-batch.js';

const line = aLine();
const patient = aClaim().patient;

const pathsOf = (...claims: readonly unknown[]): readonly string[] =>
  (ClaimBatch.safeParse({ claims }).error?.issues ?? []).map(({ path }) => path.join('.'));

test('an office visit conforms', () => expect(pathsOf(aClaim())).toEqual([]));

for (const [why, changes, path] of [
  ['F11 a field of ours', { tenantId: 'other' }, 'claims.0'],
  ['F11 a field of ours, deeper', { lines: [{ ...line, allowedCents: 1 }] }, 'claims.0.lines.0'],
  ['B13 a day that no calendar has', { serviceFrom: '2025-02-29' }, 'claims.0.serviceFrom'],
  ['B13 a part of a date', { serviceFrom: '2025-02' }, 'claims.0.serviceFrom'],
  ['B13 year 0000', { serviceFrom: '0000-01-01' }, 'claims.0.serviceFrom'],
  ['B13 year 9999', { serviceTo: '9999-12-31' }, 'claims.0.serviceTo'],
  ['B14 a negative charge', { lines: [{ ...line, charge: '-1.00' }] }, 'claims.0.lines.0.charge'],
  [
    'B6 a charge as a number, which may have lost cents',
    { lines: [{ ...line, charge: 85.52 }] },
    'claims.0.lines.0.charge',
  ],
  ['a charge with a third decimal', { lines: [{ ...line, charge: '85.525' }] }, 'claims.0.lines.0.charge'],
  ['a charge with thousands', { lines: [{ ...line, charge: '1,085.52' }] }, 'claims.0.lines.0.charge'],
  ['B14 no units', { lines: [{ ...line, units: 0 }] }, 'claims.0.lines.0.units'],
  ['B14 huge units', { lines: [{ ...line, units: 1e9 }] }, 'claims.0.lines.0.units'],
  ['B6 1e400', { lines: [{ ...line, units: Infinity }] }, 'claims.0.lines.0.units'],
  ['no minutes', { lines: [{ ...line, minutes: 0 }] }, 'claims.0.lines.0.minutes'],
  ['a part of a minute', { lines: [{ ...line, minutes: 7.5 }] }, 'claims.0.lines.0.minutes'],
  ['more minutes than a week has', { lines: [{ ...line, minutes: 10_000 }] }, 'claims.0.lines.0.minutes'],
  [
    'a pointer to no diagnosis',
    { lines: [{ ...line, diagnosisPointers: [3] }] },
    'claims.0.lines.0.diagnosisPointers.0',
  ],
  ['pointers count from 1', { lines: [{ ...line, diagnosisPointers: [0] }] }, 'claims.0.lines.0.diagnosisPointers.0'],
  ['five pointers', { lines: [{ ...line, diagnosisPointers: [1, 1, 1, 1, 1] }] }, 'claims.0.lines.0.diagnosisPointers'],
  ['five modifiers', { lines: [{ ...line, modifiers: ['25', '26', '50', '59', 'LT'] }] }, 'claims.0.lines.0.modifiers'],
  ['no lines', { lines: [] }, 'claims.0.lines'],
  ['51 lines', { lines: Array.from({ length: 51 }, () => line) }, 'claims.0.lines'],
  ['13 diagnoses', { diagnoses: Array.from({ length: 13 }, () => 'I10') }, 'claims.0.diagnoses'],
  ['B12 a code of look-alike letters', { diagnoses: ['\u041511.9', 'I10'] }, 'claims.0.diagnoses.0'],
  [
    'a NUL, which PostgreSQL cannot hold',
    { patient: { ...patient, lastName: 'A\u0000' } },
    'claims.0.patient.lastName',
  ],
  ['half a surrogate pair', { patient: { ...patient, lastName: '\ud800' } }, 'claims.0.patient.lastName'],
  ['a line break', { patient: { ...patient, firstName: 'A\nB' } }, 'claims.0.patient.firstName'],
  ['an empty name', { patient: { ...patient, lastName: '' } }, 'claims.0.patient.lastName'],
  [
    'a name longer than the 837 takes',
    { patient: { ...patient, lastName: 'x'.repeat(61) } },
    'claims.0.patient.lastName',
  ],
  [
    'a zip of six digits',
    { patient: { ...patient, address: { line1: 'a', city: 'b', state: 'PA', zip: '152134' } } },
    'claims.0.patient.address.zip',
  ],
  ['a frequency that no claim has', { frequency: '9' }, 'claims.0.frequency'],
] as const) {
  test(`refused: ${why}`, () => expect(pathsOf({ ...aClaim(), ...changes })).toEqual([path]));
}

test('any NPI is taken: rules refuse it with their sentence', () =>
  expect(pathsOf(aClaim({ billingProvider: { entity: 'organization', name: 'Clinic', npi: 'not one' } }))).toEqual([]));

test('one reference, one claim', () => {
  const other = aClaim({ reference: 'VISIT-2' });
  expect(pathsOf(aClaim(), other)).toEqual([]);
  expect(pathsOf(aClaim(), other, aClaim())).toEqual(['claims.2.reference']);
});

test('none, and 501, are no batch', () => {
  const many: Submission[] = Array.from({ length: 501 }, (_, n) => aClaim({ reference: String(n) }));
  expect(pathsOf()).toEqual(['claims']);
  expect(pathsOf(...many.slice(1))).toEqual([]);
  expect(pathsOf(...many)).toEqual(['claims']);
});
