import { expect, test } from 'vitest';
import { diagnosisOn } from './diagnosis.js';

for (const [why, code, date, known, billable, valid, release] of [
  ['a plain code', 'I10', '2025-03-01', true, true, true, 'FY2025'],
  ['the dot is optional', 'E11.9', '2025-03-01', true, true, true, 'FY2025'],
  ['a category needs more characters', 'E11', '2025-03-01', true, false, false, 'FY2025'],
  ['a longer header needs more characters', 'E11.2', '2025-03-01', true, false, false, 'FY2025'],
  ['G35 on its last day', 'G35', '2025-09-30', true, true, true, 'FY2025'],
  ['G35 was split in FY2026 and is a header since', 'G35', '2025-10-01', true, false, false, 'FY2026'],
  ['G35.A is not yet in force', 'G35.A', '2025-09-30', true, true, false, 'FY2025'],
  ['G35.A on its first day', 'G35A', '2025-10-01', true, true, true, 'FY2026'],
  ['G35.B is new and a header', 'G35B', '2025-10-01', true, false, false, 'FY2026'],
  ['M54.5 was split years ago', 'M54.5', '2025-03-01', true, false, false, 'FY2025'],
  ['its successor', 'M54.50', '2025-03-01', true, true, true, 'FY2025'],
  ['a code that ICD-10-CM never had', 'Q99.99', '2025-03-01', false, false, false, 'FY2025'],
  ['no release is loaded for 2023', 'I10', '2023-03-01', true, true, false, undefined],
  ['no release is loaded for fiscal 2027', 'I10', '2026-10-01', true, true, false, undefined],
] as const) {
  test(`diagnosis: ${why}`, () => expect(diagnosisOn(code, date)).toMatchObject({ known, billable, valid, release }));
}

test('the answer carries the undotted code, its days and its text', () => {
  expect(diagnosisOn('E11.9', '2025-03-01')).toMatchObject({
    code: 'E119',
    validFrom: '2024-10-01',
    validTo: '2026-09-30',
    description: 'Type 2 diabetes mellitus without complications',
  });
  expect(diagnosisOn('G35', '2026-01-01')).toMatchObject({ validFrom: '2025-10-01', validTo: '2026-09-30' });
});

test('an unknown code has neither days nor text', () => {
  expect(diagnosisOn('Q9999', '2025-03-01')).toMatchObject({ validFrom: undefined, description: undefined });
});
