import { readBundle } from '@chargeline/fhir';
import { describe, expect, test } from 'vitest';
import { aSource } from '../../../test/a-source.js';
import { bundle, changed, chargeItem, claim, item, type Json, patient, to, usd, visit } from '../../../test/bundles.js';
import { readEncounters } from './read-encounters.js';

const source = aSource('bundles', 'fhir');
const read = (resources: readonly Json[]) =>
  readEncounters(readBundle(JSON.parse(JSON.stringify(bundle(resources)))), source);

describe('refused with the element that is at fault', () => {
  const at = (entry: number, path: string): string => `Bundle.entry[${entry}].resource.${path}`;
  const items = (change: Json) => ({ cl1: { item: [{ ...item, ...change }] } });
  const rows: readonly (readonly [string, Readonly<Record<string, Json | null>>, string, (readonly Json[])?])[] = [
    ['no Encounter', { e1: null, cl1: null }, 'Bundle.entry'],
    ['no Encounter that took place', { e1: { status: 'entered-in-error' } }, 'Bundle.entry'],
    [
      'a patient elsewhere (never fetched)',
      { e1: { subject: to('http://169.254.169.254/Patient/1') } },
      at(7, 'subject'),
    ],
    ['a file', { e1: { subject: to('file:///etc/passwd') } }, at(7, 'subject')],
    ['a patient that is an organization', { e1: { subject: to('Organization/o1') } }, at(7, 'subject')],
    ['a birth year alone', { p1: { birthDate: '1978' } }, at(0, 'birthDate')],
    ['a birth date that the calendar lacks', { p1: { birthDate: '2024-13-01' } }, at(0, 'birthDate')],
    ['a day of death that the calendar lacks', { p1: { deceasedDateTime: '2025-02-30' } }, at(0, 'deceased')],
    ['a visit of no day', { e1: { period: { start: '2025-02-30' } } }, at(7, 'period.start')],
    ['no units', items({ quantity: { value: 0 } }), at(8, 'item[0].quantity')],
    ['negative units', items({ quantity: { value: -1 } }), at(8, 'item[0].quantity')],
    ['more units than any', items({ quantity: { value: 1e12 } }), at(8, 'item[0].quantity')],
    ['a part of a minute', items({ quantity: { value: 7.5, unit: 'min' } }), at(8, 'item[0].quantity')],
    ['no minutes', items({ quantity: { value: 0, unit: 'min' } }), at(8, 'item[0].quantity')],
    ['more minutes than any', items({ quantity: { value: 10_000, unit: 'min' } }), at(8, 'item[0].quantity')],
    ['a negative price', items({ net: usd(-1) }), at(8, 'item[0].net')],
    ['a price of binary arithmetic', items({ net: usd(0.1 + 0.2) }), at(8, 'item[0].net')],
    ['another currency', items({ net: { value: 1, currency: 'EUR' } }), at(8, 'item[0].net')],
    ['a charge without a code', items({ productOrService: { text: 'Visit' } }), at(8, 'item[0].productOrService')],
    ['a diagnosis that the claim lacks', items({ diagnosisSequence: [9] }), at(8, 'item[0].diagnosisSequence')],
    ['an Encounter that the bundle lacks', items({ encounter: [to('Encounter/e9')] }), at(8, 'item[0].encounter[0]')],
    ['a coverage that the bundle lacks', { c1: null }, at(7, 'insurance[0].coverage')],
    ['a diagnosis without a code', { x1: { code: { text: 'Sugar' } } }, at(8, 'diagnosis[0]')],
    ['a name too long to keep whole', { p1: { name: [{ family: 'X'.repeat(61) }] } }, at(0, 'name')],
    ['another patient’s claim', { cl1: { patient: to('Patient/p2') } }, at(8, 'patient'), [{ ...patient, id: 'p2' }]],
    ['a factor on the price', { cl1: null }, at(8, 'factorOverride'), [{ ...chargeItem, factorOverride: 0.5 }]],
    ['a ChargeItem of no visit', { cl1: null }, at(8, 'context'), [{ ...chargeItem, context: undefined }]],
    ['two charges of one number', { cl1: { item: [item, item] } }, at(8, 'item[1]')],
    [
      'two performers of one visit',
      {
        cl1: {
          careTeam: [
            { sequence: 1, provider: to('Practitioner/d1') },
            {
              sequence: 2,
              provider: { identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: '1993999998' } },
            },
          ],
          item: [
            { ...item, careTeamSequence: [1] },
            { ...item, sequence: 2, careTeamSequence: [2] },
          ],
        },
      },
      at(8, 'item[1]'),
    ],
  ];
  for (const [why, change, expression, more] of rows) {
    test(`${why}: ${expression}`, () =>
      expect(() => read(changed(change, more))).toThrow(expect.objectContaining({ expression, httpStatus: 422 })));
  }

  test('900 claims without an Encounter among 1,101 visits do not cost their product', () => {
    const { encounter: _, ...unlinked } = item;
    const claims = Array.from({ length: 900 }, (_, at) => ({ ...claim, id: `m${at}`, item: [unlinked] }));
    const visits = Array.from({ length: 1_100 }, (_, at) => ({
      ...visit,
      id: `v${at}`,
      identifier: [{ value: `N${at}` }],
      period: { start: '2025-07-01' },
    }));
    const started = performance.now();
    expect(read(changed({ cl1: null }, [...claims, ...visits])).visits[0]?.told.charges).toHaveLength(900);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
