import type { ClaimLine } from '@chargeline/contracts';
import { claim, encounter } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import { eachDiagnosis, eachLine, wholeClaim } from './rule.js';

const [drafted] = claim.lines as [ClaimLine];

const documentOf = (diagnoses: string[], ...lines: Partial<ClaimLine>[]) => ({
  encounter,
  claim: { ...claim, diagnoses, lines: lines.map((line, at) => ({ ...drafted, line: at + 1, ...line })) },
});

test('a question to the claim is answered for the claim', () => {
  expect(wholeClaim(() => true)(documentOf([]))).toEqual([null]);
  expect(wholeClaim(() => false)(documentOf([]))).toEqual([]);
});

test('a question to each line is answered with the numbers of the lines, which need not be their places', () => {
  const document = documentOf([], { line: 7, units: 2 }, { line: 3 }, { line: 9, units: 2 });
  expect(eachLine(({ units }) => units === 2)(document)).toEqual([7, 9]);
});

for (const [why, document, expected] of [
  ['the line that points to it', documentOf(['I10', 'BAD'], { pointers: [1] }, { pointers: [2] }), [2]],
  ['both lines that do', documentOf(['BAD'], { pointers: [1] }, { pointers: [1] }), [1, 2]],
  ['once a line', documentOf(['BAD', 'BAD'], { pointers: [1, 2] }), [1]],
  ['the claim, when no line does', documentOf(['I10', 'BAD'], { pointers: [1] }), [null]],
  ['both', documentOf(['BAD', 'BAD'], { pointers: [1] }), [null, 1]],
  ['a pointer into nothing is no diagnosis', documentOf([], { pointers: [1, 0, -1, 0.5] }), []],
  ['no lines at all', documentOf(['BAD']), [null]],
] as const) {
  test(`a question to each diagnosis: ${why}`, () =>
    expect(eachDiagnosis((code) => code === 'BAD')(document)).toEqual(expected));
}

test('each line asks on its own day, the claim on its first', () => {
  const document = documentOf(
    ['A', 'B'],
    { pointers: [1], serviceFrom: '2025-10-01' },
    { pointers: [1], serviceFrom: '2025-09-30' },
  );
  expect(eachDiagnosis((_, day) => day === '2025-09-30')(document)).toEqual([null, 2]);
  expect(eachDiagnosis((_, day) => day === '2025-10-01')(document)).toEqual([1]);
});

test('a line that is spared is not asked', () => {
  const document = documentOf(['BAD'], { pointers: [1] }, { pointers: [1], modifiers: ['KX'] });
  expect(
    eachDiagnosis(
      () => true,
      ({ modifiers }) => modifiers.includes('KX'),
    )(document),
  ).toEqual([1]);
});
