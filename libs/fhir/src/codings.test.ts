import { describe, expect, test } from 'vitest';
import { codingOf, identifierOf, SYSTEMS } from './codings.js';

describe('codings', () => {
  test.each([
    ['icd10cm', 'http://hl7.org/fhir/sid/icd-10-cm'],
    ['icd10cm', 'urn:oid:2.16.840.1.113883.6.90'],
    ['cpt', 'http://www.ama-assn.org/go/cpt'],
    ['hcpcs', 'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets'],
    ['hcpcs', 'urn:oid:2.16.840.1.113883.6.285'],
    ['snomed', 'http://snomed.info/sct'],
    ['ndc', 'http://hl7.org/fhir/sid/ndc'],
    ['placeOfService', 'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set'],
  ] as const)('%s is %s', (system, uri) => {
    expect(codingOf({ coding: [{ system: uri, code: 'X1' }] }, system)).toEqual({ system: uri, code: 'X1' });
  });

  const concept = {
    text: 'E11.9',
    coding: [
      { system: 'http://snomed.info/sct', code: '44054006' },
      { system: 'http://hl7.org/fhir/sid/icd-10-cm' },
      { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: '' },
      { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'E11.9', display: 'first' },
      { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'E11.8' },
      { code: '99213' },
    ],
  };

  test('the first of the system that has a code', () => {
    expect(codingOf(concept, 'icd10cm')?.code).toBe('E11.9');
    expect(codingOf(concept, 'snomed')?.code).toBe('44054006');
  });

  test.each([
    ['no coding of the system', concept, 'cpt'],
    ['a system that looks alike', { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'E11' }] }, 'icd10cm'],
    ['a homoglyph in the system', { coding: [{ system: 'http://snоmed.info/sct', code: '1' }] }, 'snomed'],
    ['a text alone', { text: 'E11.9' }, 'icd10cm'],
    ['no concept', undefined, 'icd10cm'],
  ] as const)('null: %s', (_why, given, system) => {
    expect(codingOf(given, system)).toBeNull();
  });

  test('the code is given as sent, spaces and all', () => {
    expect(codingOf({ coding: [{ system: 'http://www.ama-assn.org/go/cpt', code: ' 99213' }] }, 'cpt')?.code).toBe(
      ' 99213',
    );
  });
});

test('no URI stands for two systems', () => {
  const uris = Object.values(SYSTEMS).flat();
  expect(new Set(uris).size).toBe(uris.length);
});

test.each([
  [
    'the first with a value',
    [{ system: 'http://hl7.org/fhir/sid/us-npi' }, { system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' }],
    '1234567893',
  ],
  ['its oid', [{ system: 'urn:oid:2.16.840.1.113883.4.6', value: '1234567893' }], '1234567893'],
  ['another system', [{ system: 'http://hospital.example/npi', value: '1234567893' }], null],
  ['none', [], null],
  ['nothing', undefined, null],
])('NPI: %s', (_why, identifiers, expected) => {
  expect(identifierOf(identifiers, 'npi')).toBe(expected);
});
