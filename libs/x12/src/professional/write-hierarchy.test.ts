import { expect, test } from 'vitest';
import { aClaim } from '../../test/a-claim.js';
import type { ProfessionalClaim } from './claim.js';
import type { Patient } from './party.js';
import { hierarchySegments } from './write-hierarchy.js';

const one = aClaim();
const otherBilling = { ...one.billingProvider, npi: '1245319599' };
const otherSubscriber = { ...one.subscriber, memberId: 'M0002' };
const child = (first: string): Patient => ({
  relationship: '19',
  name: { kind: 'person', last: 'DOE', first },
  address: { line1: '5 ELM ST', city: 'PITTSBURGH', state: 'PA', postalCode: '15222' },
  birthDate: '2015-05-05',
  sex: 'M',
});

/** HL segments and the claims below them, in order. */
function outline(...claims: readonly Partial<ProfessionalClaim>[]): string {
  const numbered = claims.map((change, index) => aClaim({ controlNumber: `${index + 1}`, ...change }));
  const parts = [...hierarchySegments(numbered)].flatMap(({ id, elements }) => {
    if (id === 'HL') return [elements.map((element) => (typeof element === 'string' ? element : '?')).join('.')];
    const [number] = elements;
    return id === 'CLM' && typeof number === 'object' && 'value' in number ? [`#${number.value}`] : [];
  });
  return parts.join(' ');
}

for (const [why, claims, expected] of [
  ['one claim', [{}], '1..20.1 2.1.22.0 #1'],
  ['two of one subscriber share the levels', [{}, {}], '1..20.1 2.1.22.0 #1 #2'],
  ['two subscribers', [{}, { subscriber: otherSubscriber }], '1..20.1 2.1.22.0 #1 3.1.22.0 #2'],
  ['one subscriber, two payers', [{}, { payer: { name: 'B', id: 'B1' } }], '1..20.1 2.1.22.0 #1 3.1.22.0 #2'],
  [
    'claims come to the level that is there, wherever they stand',
    [{}, { subscriber: otherSubscriber }, {}],
    '1..20.1 2.1.22.0 #1 #3 3.1.22.0 #2',
  ],
  ['two billing providers', [{}, { billingProvider: otherBilling }], '1..20.1 2.1.22.0 #1 3..20.1 4.3.22.0 #2'],
  ['a child', [{ patient: child('TIM') }], '1..20.1 2.1.22.1 3.2.23.0 #1'],
  [
    'two children of one subscriber',
    [{ patient: child('TIM') }, { patient: child('TOM') }, { patient: child('TIM') }],
    '1..20.1 2.1.22.1 3.2.23.0 #1 #3 4.2.23.0 #2',
  ],
  [
    'SBR02 tells the subscriber from the dependents: two levels',
    [{}, { patient: child('TIM') }],
    '1..20.1 2.1.22.0 #1 3.1.22.1 4.3.23.0 #2',
  ],
] as const) {
  test(why, () => expect(outline(...claims)).toBe(expected));
}
