import { describe, expect, test } from 'vitest';
import { aSource } from '../../test/a-source.js';
import { diagnosisOf, diagnosisSystem, procedureSystem } from './code-shape.js';
import { facilityOf, payerOf } from './directory.js';
import { distinct } from './distinct.js';
import { ndcOf, ndcUnitOf } from './ndc.js';
import { extended, unitsOf } from './quantity.js';
import { earliest, latest } from './span.js';

describe('code shapes', () => {
  for (const [code, system] of [
    ['99213', 'CPT'],
    ['0001F', 'CPT'],
    ['0042T', 'CPT'],
    ['0001U', 'CPT'],
    ['J1885', 'HCPCS'],
    ['9921', 'local'],
    ['CHG12', 'local'],
  ] as const) {
    test(`${code} is ${system}`, () => expect(procedureSystem(code)).toBe(system));
  }
  for (const [code, system] of [
    ['E11.9', 'ICD10CM'],
    ['I10', 'ICD10CM'],
    ['C7A.00', 'ICD10CM'],
    ['S52.521A', 'ICD10CM'],
    ['250.00', 'other'],
    ['I', 'other'],
  ] as const) {
    test(`${code} is ${system}`, () => expect(diagnosisSystem(code)).toBe(system));
  }
  test('the dot goes from ICD-10-CM alone', () => {
    expect(diagnosisOf('e11.9', 'ICD10CM').code).toBe('E119');
    expect(diagnosisOf('250.00', 'ICD9CM').code).toBe('250.00');
  });
  test('one code of two systems is two diagnoses', () => {
    const [icd, other] = [diagnosisOf('I10', 'ICD10CM'), diagnosisOf('I10', 'other')];
    expect(distinct([icd, other, icd])).toEqual([icd, other]);
  });
});

describe('quantities', () => {
  for (const [text, units] of [
    ['1', 1],
    ['0.125', 0.125],
    ['1.1234', null],
    ['0', null],
    ['-1', null],
    ['1e3', null],
    ['', null],
    ['10000000', null],
  ] as const) {
    test(`${text || 'nothing'} is ${units}`, () => expect(unitsOf(text)).toBe(units));
  }
  test('a price times units is exact or nothing', () => {
    expect(extended(1_005, 3)).toBe(3_015);
    expect(extended(10, 0.1)).toBe(1);
    expect(extended(1, 0.5)).toBeNull();
  });
});

describe('drugs', () => {
  for (const [text, ndc] of [
    ['0002-8215-01', '00002821501'],
    ['12345-678-90', '12345067890'],
    ['12345-6789-0', '12345678900'],
    ['12345-6789-01', '12345678901'],
    ['1234567890', null],
    ['123-456', null],
  ] as const) {
    test(`${text} is ${ndc}`, () => expect(ndcOf(text)).toBe(ndc));
  }
  test('units', () => expect(['ml', 'MG', '385055001', 'drop'].map(ndcUnitOf)).toEqual(['ML', 'ME', 'UN', null]));
});

describe('the directory', () => {
  const provider = {
    entity: 'organization',
    name: 'North',
    firstName: null,
    npi: null,
    taxId: null,
    taxIdKind: null,
    taxonomy: null,
    clia: null,
    address: null,
  } as const;
  const source = aSource('clinic', 'epic', {
    facilities: [{ names: ['NORTH', ''], placeOfService: '22', provider }],
    payers: [{ names: ['A', ''], payerId: 'ACME', payerName: 'Acme', filingIndicator: 'CI' }],
  });
  test('an empty name matches nothing', () => {
    expect(facilityOf(source, ['', ''])).toBeNull();
    expect(payerOf(source, ['', ''], [''])).toBeNull();
  });
  test('any of the names will do', () => {
    expect(facilityOf(source, ['', 'NORTH'])?.placeOfService).toBe('22');
    expect(payerOf(source, ['B', 'A'])?.payerId).toBe('ACME');
    expect(payerOf(source, ['B'], ['A'])?.payerId).toBe('ACME');
  });
  test('nobody knows it: as given', () =>
    expect(payerOf(source, ['', 'B'], ['Beta'])).toEqual({ payerId: 'B', payerName: 'Beta', filingIndicator: null }));
});

test('a span is that of the days that are known', () => {
  const days = ['2025-06-03', null, '2025-06-01'];
  expect([earliest(days), latest(days), earliest([null]), latest([])]).toEqual([
    '2025-06-01',
    '2025-06-03',
    null,
    null,
  ]);
});
