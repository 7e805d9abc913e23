import { expect, test } from 'vitest';
import { aBill, anIdentity, type Change } from '../../test/a-priced-claim.js';
import { renderFaults } from './render-faults.js';

const { patient } = anIdentity;
const clinic = aBill().encounter.billingProvider!;
const named = (lastName: string) => ({ ...anIdentity, patient: { ...patient, lastName } });

test('the office visit can be written', () =>
  expect(renderFaults([{ bill: aBill(), identity: anIdentity }])).toEqual([null]));

for (const [why, element, change, identity] of [
  ['no address', 'N301', {}, { ...anIdentity, patient: { ...patient, address: null } }],
  ['a name in letters that X12 has not', 'NM103', {}, named('加納リア')],
  ['a name of separators alone', 'NM103', {}, named('~*:^')],
  ['a member number with a separator', 'NM109', {}, { ...anIdentity, memberId: 'CANARY*1' }],
  [
    'an NPI with a wrong check digit',
    'NM109',
    { encounter: { billingProvider: { ...clinic, npi: '1234567890' } } },
    anIdentity,
  ],
  [
    'a tax number of eight digits',
    'REF02',
    { encounter: { billingProvider: { ...clinic, taxId: '12345678' } } },
    anIdentity,
  ],
  ['an authorization with a separator', 'REF02', { encounter: { authorization: 'CANARY~1' } }, anIdentity],
  ['a total that is not the sum of the lines', 'CLM', { claim: { totalCents: 14_999 } }, anIdentity],
  ['no diagnosis', 'HI', { claim: { diagnoses: [] } }, anIdentity],
  ['a replacement that names nothing', 'REF', { claim: { frequency: '7' } }, anIdentity],
  ['a birth date that is no day', 'DMG02', {}, { ...anIdentity, patient: { ...patient, birthDate: '1980-02-30' } }],
  ['no lines', 'LX', { claim: { lines: [], totalCents: 0 } }, anIdentity],
] as readonly (readonly [string, string, Change, typeof anIdentity])[]) {
  test(`not to be written, and the element is named: ${why}`, () => {
    const [fault] = renderFaults([{ bill: aBill(change), identity }]);
    expect(fault).toContain(element);
    expect(fault).not.toMatch(/CANARY|Doe|加|M0001|1980|1978/);
  });
}

test('among others, only the claim that cannot be written has a fault', () => {
  const right = { bill: aBill(), identity: anIdentity };
  const wrong = { bill: aBill(), identity: named('加納') };
  expect(renderFaults([right, wrong, right])).toEqual([null, expect.stringContaining('NM103'), null]);
  expect(renderFaults([])).toEqual([]);
});
