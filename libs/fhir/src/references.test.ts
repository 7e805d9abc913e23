import { describe, expect, test } from 'vitest';
import { entriesOf, readBundle } from './bundle.js';
import { FhirFault } from './fault.js';
import { References } from './references.js';
import { isResource } from './resource.js';

const bundle = readBundle({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    { fullUrl: 'urn:uuid:1', resource: { resourceType: 'Patient', id: 'p1' } },
    {
      fullUrl: 'http://ehr.example/fhir/Encounter/e1',
      resource: { resourceType: 'Encounter', id: 'e1', partOf: { reference: 'Encounter/e1' } },
    },
    { fullUrl: 'http://ehr.example/fhir/Patient/far', resource: { resourceType: 'Patient' } },
    {
      resource: {
        resourceType: 'Claim',
        id: 'c1',
        contained: [
          { resourceType: 'Coverage', id: 'cov' },
          { resourceType: 'ServiceRequest', id: 'ref' },
        ],
      },
    },
    { resource: { resourceType: 'Organization', id: 'a', partOf: { reference: 'Organization/b' } } },
    { resource: { resourceType: 'Organization', id: 'b', partOf: { reference: 'Organization/a' } } },
  ],
});
const references = new References(bundle);
const place = (at: number): string => `Bundle.entry[${at}].resource`;

/** Where a reference leads, seen from an entry. */
function from(at: number, reference: string): string | null {
  const entry = bundle.entries[at];
  return entry === undefined ? null : (references.resolve(reference, entry)?.expression ?? null);
}

describe('inside the bundle', () => {
  test.each([
    ['a urn', 1, 'urn:uuid:1', place(0)],
    ['a type and id', 1, 'Patient/p1', place(0)],
    ['a version of it', 1, 'Patient/p1/_history/3', place(0)],
    ['an absolute fullUrl', 0, 'http://ehr.example/fhir/Encounter/e1', place(1)],
    ['a relative one on the base of the holder', 1, 'Patient/far', place(2)],
    ['the same without that base', 0, 'Patient/far', null],
    ['a contained resource', 3, '#ref', `${place(3)}.contained[1]`],
    ['the container itself', 3, '#', place(3)],
    ['contained in another entry', 0, '#cov', null],
    ['contained nowhere', 3, '#none', null],
    ['a reference to itself', 1, 'Encounter/e1', place(1)],
  ])('%s', (_why, at, reference, expected) => {
    expect(from(at, reference)).toBe(expected);
  });
});

describe('outside the bundle nothing is fetched', () => {
  test.each([
    'http://169.254.169.254/latest/meta-data',
    'https://other.example/fhir/Patient/p1',
    'file:///etc/passwd',
    'file:Patient/p1',
    '//ehr.example/fhir/Encounter/e1',
    '../Patient/p1',
    'Patient/../p1',
    'Patient/p1#x',
    'Patient/p2',
    'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|1234567893',
    'urn:uuid:2',
    'urn:oid:1.2.3',
    '__proto__',
    '#__proto__',
    '',
  ])('%j', (reference) => {
    expect(from(1, reference)).toBeNull();
  });

  test('require names the element that holds the reference and does not quote it', () => {
    const [holder] = entriesOf(bundle, 'Encounter');
    expect(holder).toBeDefined();
    const ask = (): unknown =>
      holder && references.require('file:///etc/passwd', holder, `${holder.expression}.subject`);
    expect(ask).toThrow(FhirFault);
    expect(ask).toThrow(
      expect.objectContaining({
        issueType: 'not-found',
        expression: 'Bundle.entry[1].resource.subject',
        message: 'The reference leads to nothing in this bundle; others are not fetched.',
      }),
    );
  });
});

test('what is found is typed by its resourceType', () => {
  const [holder] = entriesOf(bundle, 'Encounter');
  const found = holder && references.require('Patient/p1', holder, 'x').resource;
  expect(isResource(found, 'Patient') && found.id).toBe('p1');
  expect(isResource(found, 'Claim')).toBe(false);
});

test('circles: each call is one step, and the third is back at the first', () => {
  const steps = ['Organization/a', 'Organization/b', 'Organization/a'].map((reference) => from(0, reference));
  expect(steps).toEqual([place(4), place(5), place(4)]);
});
