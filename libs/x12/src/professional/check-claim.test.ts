import { expect, test } from 'vitest';
import { aClaim, aLine } from '../../test/a-claim.js';
import { checkClaim, claimName } from './check-claim.js';

test('a sound claim passes', () => {
  expect(() => checkClaim(aClaim(), 1)).not.toThrow();
  expect(() => checkClaim(aClaim({ frequency: '8', originalReference: '1' }), 1)).not.toThrow();
});

for (const [why, change, code] of [
  ['no lines', { lines: [], totalCents: 0 }, 'element-length'],
  ['51 lines', { lines: Array.from({ length: 51 }, () => aLine()), totalCents: 51 * 8552 }, 'element-length'],
  ['a cent too much', { totalCents: 8553 }, 'balance'],
  ['a total that is no number', { totalCents: Number.NaN }, 'balance'],
  ['no diagnosis', { diagnoses: [] }, 'element-length'],
  ['13 diagnoses', { diagnoses: Array.from({ length: 13 }, () => 'E119') }, 'element-length'],
  ['five modifiers', { lines: [aLine({ modifiers: ['25', '59', 'LT', 'GA', 'GY'] })] }, 'element-length'],
  ['no pointer', { lines: [aLine({ diagnosisPointers: [] })] }, 'element-value'],
  ['five pointers', { lines: [aLine({ diagnosisPointers: [1, 1, 1, 1, 1] })] }, 'element-value'],
  ['a pointer past the last diagnosis', { lines: [aLine({ diagnosisPointers: [2] })] }, 'element-value'],
  ['a pointer to nothing', { lines: [aLine({ diagnosisPointers: [0] })] }, 'element-value'],
  ['half a pointer', { lines: [aLine({ diagnosisPointers: [1.5] })] }, 'element-value'],
  ['a range that ends before it begins', { lines: [aLine({ through: '2026-01-01' })] }, 'element-value'],
  ['a replacement of nothing', { frequency: '7' }, 'missing-element'],
  ['a void of nothing', { frequency: '8' }, 'missing-element'],
  ['an original that replaces', { originalReference: '1' }, 'missing-element'],
  ['a patient without an address', { subscriber: { ...aClaim().subscriber, address: undefined } }, 'missing-element'],
  [
    'a patient without date of birth',
    { subscriber: { ...aClaim().subscriber, birthDate: undefined } },
    'missing-element',
  ],
  [
    'a person without a member number',
    { subscriber: { ...aClaim().subscriber, memberId: undefined } },
    'missing-element',
  ],
  ['a patient without sex', { subscriber: { ...aClaim().subscriber, sex: undefined } }, 'missing-element'],
] as const) {
  test(`refused: ${why}`, () => {
    const check = (): void => checkClaim(aClaim({ ...change, lines: [...(change.lines ?? [aLine()])] }), 4);
    expect(check).toThrow(expect.objectContaining({ fault: expect.objectContaining({ code, position: 4 }) }));
    expect(check).toThrow(/\(claim CLM-1\)$/);
  });
}

test('a control number that cannot be shown is not', () => {
  expect(claimName(aClaim(), 3)).toBe('claim CLM-1');
  expect(claimName(aClaim({ controlNumber: 'Jane Doe 1980' }), 3)).toBe('claim number 3 of the file');
  expect(claimName(aClaim({ controlNumber: 'X'.repeat(500) }), 3)).toBe('claim number 3 of the file');
});
