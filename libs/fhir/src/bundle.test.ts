import { describe, expect, test } from 'vitest';
import { entriesOf, readBundle } from './bundle.js';
import { FhirFault } from './fault.js';

function bundle(...resources: readonly unknown[]): unknown {
  return { resourceType: 'Bundle', type: 'transaction', entry: resources.map((resource) => ({ resource })) };
}

function refusal(value: unknown): string {
  try {
    readBundle(value);
    return 'read';
  } catch (error) {
    if (!(error instanceof FhirFault)) throw error;
    return `${error.httpStatus} ${error.issueType} ${error.expression}`;
  }
}

const IN_FIRST = 'Bundle.entry[0].resource';

test('entries keep their order, their place and their fullUrl; unknown types are kept as they came', () => {
  const patient = { resourceType: 'Patient', id: 'p', name: [{ family: 'Doe' }] };
  const read = readBundle({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      { fullUrl: 'urn:uuid:1', resource: patient },
      { resource: { resourceType: 'Observation', valueX: { deep: [1] } } },
    ],
  });
  expect(read).toEqual({
    type: 'collection',
    entries: [
      { fullUrl: 'urn:uuid:1', resource: patient, expression: IN_FIRST },
      {
        fullUrl: null,
        resource: { resourceType: 'Observation', valueX: { deep: [1] } },
        expression: 'Bundle.entry[1].resource',
      },
    ],
  });
  const [first] = entriesOf(read, 'Patient');
  expect(first?.resource.name?.[0]?.family).toBe('Doe');
  expect(entriesOf(read, 'Claim')).toEqual([]);
});

test('a bundle without entries is empty', () => {
  expect(readBundle({ resourceType: 'Bundle', type: 'collection' }).entries).toEqual([]);
});

describe('the bundle', () => {
  test.each([
    ['null', null, '400 structure Bundle'],
    ['an array', [], '400 structure Bundle'],
    ['a text', 'Bundle', '400 structure Bundle'],
    ['no resourceType', { type: 'transaction' }, '400 required Bundle.resourceType'],
    ['resourceType as array', { resourceType: ['Bundle'] }, '400 structure Bundle.resourceType'],
    ['resourceType as object', { resourceType: { Bundle: 1 } }, '400 structure Bundle.resourceType'],
    ['a single resource', { resourceType: 'Encounter' }, '422 not-supported Bundle.resourceType'],
    ['no type', { resourceType: 'Bundle' }, '422 required Bundle.type'],
    ['a batch', { resourceType: 'Bundle', type: 'batch' }, '422 not-supported Bundle.type'],
    ['a search set', { resourceType: 'Bundle', type: 'searchset' }, '422 not-supported Bundle.type'],
    ['a type that is no text', { resourceType: 'Bundle', type: ['transaction'] }, '422 not-supported Bundle.type'],
    ['entries as object', { resourceType: 'Bundle', type: 'collection', entry: {} }, '422 structure Bundle.entry'],
    [
      'an entry that is null',
      { resourceType: 'Bundle', type: 'collection', entry: [null] },
      '422 structure Bundle.entry[0]',
    ],
  ])('%s', (_why, value, expected) => {
    expect(refusal(value)).toBe(expected);
  });

  test.each([
    ['no resource', {}, '422 required Bundle.entry[0].resource'],
    ['fullUrl as number', { fullUrl: 1 }, '422 structure Bundle.entry[0].fullUrl'],
    [
      'a deletion',
      { request: { method: 'DELETE' }, resource: { resourceType: 'Claim' } },
      '422 not-supported Bundle.entry[0].request.method',
    ],
    [
      'a modifier on the entry',
      { modifierExtension: [{}], resource: { resourceType: 'Claim' } },
      '422 not-supported Bundle.entry[0].modifierExtension',
    ],
    ['a creation', { request: { method: 'POST' }, resource: { resourceType: 'Claim' } }, 'read'],
    ['an update', { request: { method: 'PUT' }, resource: { resourceType: 'Claim' } }, 'read'],
  ])('an entry with %s', (_why, entry, expected) => {
    expect(refusal({ resourceType: 'Bundle', type: 'transaction', entry: [entry] })).toBe(expected);
  });

  test('100,000 entries are refused before they are looked at; the limit itself passes', () => {
    const entry = { resource: { resourceType: 'Basic' } };
    const of = (length: number): unknown => ({
      resourceType: 'Bundle',
      type: 'collection',
      entry: Array.from({ length }, () => entry),
    });
    expect(readBundle(of(5_000)).entries).toHaveLength(5_000);
    expect(refusal(of(5_001))).toBe('413 too-costly Bundle.entry');
    expect(refusal({ resourceType: 'Bundle', type: 'collection', entry: Array.from({ length: 100_000 }) })).toBe(
      '413 too-costly Bundle.entry',
    );
    expect(() => readBundle(of(3), { entries: 2 })).toThrow(/more than 2 entries/);
  });

  test('twins would make a reference mean either', () => {
    const twin = { fullUrl: 'urn:uuid:1', resource: { resourceType: 'Basic' } };
    expect(refusal({ resourceType: 'Bundle', type: 'collection', entry: [twin, twin] })).toBe(
      '422 duplicate Bundle.entry[1].fullUrl',
    );
    const same = { resourceType: 'Patient', id: '1' };
    expect(refusal(bundle(same, { resourceType: 'Encounter', id: '1' }, same))).toBe(
      '422 duplicate Bundle.entry[2].resource.id',
    );
    expect(refusal(bundle({ resourceType: 'Basic' }, { resourceType: 'Basic' }))).toBe('read');
  });
});

describe('resources', () => {
  test.each([
    ['no resourceType', {}, `422 required ${IN_FIRST}.resourceType`],
    ['resourceType as array', { resourceType: ['Patient'] }, `422 structure ${IN_FIRST}.resourceType`],
    ['resourceType as object', { resourceType: {} }, `422 structure ${IN_FIRST}.resourceType`],
    ['resourceType that is no name', { resourceType: '../Patient' }, `422 value ${IN_FIRST}.resourceType`],
    ['a text for a resource', 'Patient', `422 structure ${IN_FIRST}`],
    ['a bundle in a bundle', { resourceType: 'Bundle' }, `422 not-supported ${IN_FIRST}`],
    ['an id of 64', { resourceType: 'Basic', id: 'a'.repeat(64) }, 'read'],
    ['an id of 65', { resourceType: 'Basic', id: 'a'.repeat(65) }, `422 value ${IN_FIRST}.id`],
    ['an id with a path', { resourceType: 'Basic', id: '../etc' }, `422 value ${IN_FIRST}.id`],
    ['an id of dots', { resourceType: 'Basic', id: '..' }, `422 value ${IN_FIRST}.id`],
    ['an empty id', { resourceType: 'Basic', id: '' }, `422 value ${IN_FIRST}.id`],
    ['an id that is a number', { resourceType: 'Basic', id: 7 }, `422 value ${IN_FIRST}.id`],
    ['a type named like a method of objects', { resourceType: 'ToString' }, 'read'],
  ])('%s', (_why, resource, expected) => {
    expect(refusal(bundle(resource))).toBe(expected);
  });

  const claim = (item: unknown): unknown => ({ resourceType: 'Claim', item: [{}, item] });
  test.each([
    ['a text where an object belongs', { resourceType: 'Encounter', period: '2025' }, 'period'],
    ['an object where a list belongs', { resourceType: 'Patient', name: { family: 'Doe' } }, 'name'],
    ['a list where an object belongs', { resourceType: 'Encounter', class: [{}] }, 'class'],
    ['an object where a text belongs', { resourceType: 'Encounter', status: { value: 'finished' } }, 'status'],
    ['null', { resourceType: 'Patient', birthDate: null }, 'birthDate'],
    ['a text for an amount', claim({ net: { value: '85.52' } }), 'item[1].net.value'],
    ['a text in a list of numbers', claim({ diagnosisSequence: [1, '2'] }), 'item[1].diagnosisSequence[1]'],
    [
      'a code that is a number',
      claim({ productOrService: { coding: [{ code: 99213 }] } }),
      'item[1].productOrService.coding[0].code',
    ],
  ])('shape: %s', (_why, resource, element) => {
    expect(refusal(bundle(resource))).toBe(`422 structure ${IN_FIRST}.${element}`);
  });

  const modifierExtension = [{ url: 'http://example.org/not', valueBoolean: true }];
  test.each([
    ['a resource we read', { resourceType: 'Encounter', modifierExtension }, ''],
    ['a resource we do not read', { resourceType: 'Observation', modifierExtension }, ''],
    ['an element we read', claim({ modifierExtension }), '.item[1]'],
    ['an element of a list', { resourceType: 'Encounter', participant: [{ modifierExtension }] }, '.participant[0]'],
    [
      'a contained resource',
      { resourceType: 'Claim', contained: [{ resourceType: 'Basic', modifierExtension }] },
      '.contained[0]',
    ],
    ['nothing in it, which FHIR does not allow', { resourceType: 'Encounter', modifierExtension: [] }, ''],
  ])('a modifier extension on %s', (_why, resource, place) => {
    expect(refusal(bundle(resource))).toBe(`422 not-supported ${IN_FIRST}${place}.modifierExtension`);
  });

  const coverage = { resourceType: 'Coverage', id: 'c' };
  test.each([
    ['two with their ids', [coverage, { resourceType: 'Coverage', id: 'd' }], 'read'],
    ['two without', [{ resourceType: 'Basic' }, { resourceType: 'Basic' }], 'read'],
    ['one id twice', [coverage, { resourceType: 'Basic', id: 'c' }], `422 duplicate ${IN_FIRST}.contained[1].id`],
    [
      'one inside another',
      [{ ...coverage, contained: [coverage] }],
      `422 structure ${IN_FIRST}.contained[0].contained`,
    ],
    ['no list', coverage, `422 structure ${IN_FIRST}.contained`],
    ['a null', [null], `422 structure ${IN_FIRST}.contained[0]`],
    ['a bundle', [{ resourceType: 'Bundle' }], `422 not-supported ${IN_FIRST}.contained[0]`],
    ['a bad id', [{ resourceType: 'Basic', id: '#c' }], `422 value ${IN_FIRST}.contained[0].id`],
    ['a bad shape', [{ ...coverage, payor: {} }], `422 structure ${IN_FIRST}.contained[0].payor`],
  ])('contained: %s', (_why, contained, expected) => {
    expect(refusal(bundle({ resourceType: 'Claim', contained }))).toBe(expected);
  });

  test('contained to depth 50,000 is refused without walking it', () => {
    let nest: unknown = { resourceType: 'Basic' };
    for (let depth = 0; depth < 50_000; depth += 1) nest = { resourceType: 'Basic', contained: [nest] };
    expect(refusal(bundle(nest))).toBe(`422 structure ${IN_FIRST}.contained[0].contained`);
  });
});
