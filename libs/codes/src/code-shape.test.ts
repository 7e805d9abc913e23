import { expect, test } from 'vitest';
import { isDiagnosisShape, isProcedureShape, procedureSystem } from './code-shape.js';

for (const [code, formed] of [
  ['I10', true],
  ['E11.9', true],
  ['E119', true],
  ['S93.401A', true],
  ['S93401A', true],
  ['M1A.00X0', true],
  ['C7A', true],
  ['E1.19', false],
  ['E11.', false],
  ['E11..9', false],
  ['e11.9', false],
  ['E11.9 ', false],
  ['11.9', false],
  ['EB1', false],
  ['S93401AA', false],
  ['Е11', false],
  ['', false],
] as const) {
  test(`${JSON.stringify(code)} is ${formed ? '' : 'not '}formed like a diagnosis`, () =>
    expect(isDiagnosisShape(code)).toBe(formed));
}

for (const [code, system] of [
  ['99213', 'CPT'],
  ['00100', 'CPT'],
  ['0001F', 'CPT'],
  ['0042T', 'CPT'],
  ['0223U', 'CPT'],
  ['G0101', 'HCPCS'],
  ['J1100', 'HCPCS'],
  ['9921', undefined],
  ['992133', undefined],
  ['0042X', undefined],
  ['g0101', undefined],
  ['G01011', undefined],
  ['99213-25', undefined],
  ['９９２１３', undefined],
  ['', undefined],
] as const) {
  test(`${JSON.stringify(code)} belongs to ${system ?? 'no system'}`, () => {
    expect(procedureSystem(code)).toBe(system);
    expect(isProcedureShape(code)).toBe(system !== undefined);
  });
}
