import { decodeHl7 } from '@chargeline/hl7';
import { describe, expect, test } from 'vitest';
import { CHARGE, message, type Visit, type Written } from '../../../test/messages.js';
import { refusal } from '../../../test/refusal.js';
import { chargesOf } from './charges.js';
import { PROFILES } from './profiles.js';

const charges = (written: Visit['charges'], vendor = 'epic') =>
  chargesOf(decodeHl7(Buffer.from(message({ charges: written }))), PROFILES.get(vendor)!, []).map(
    ({ charge }) => charge,
  );

const one = (changed: Written, vendor?: string) => charges([{ ...CHARGE, ...changed }], vendor)[0]!;

describe('how much', () => {
  for (const [why, changed, units, cents] of [
    ['FT1-11 is for all units', { 10: '2', 11: '150' }, 2, 15_000],
    ['with its currency', { 11: '150.5&USD' }, 2, 15_050],
    ['a price of a unit (FT1-12) times units', { 10: '3', 11: '', 12: '50.10' }, 3, 15_030],
    ['a cost of a unit (FT1-22) where there is no more', { 10: '1.5', 11: '', 22: '10.00' }, 1.5, 1_500],
    ['FT1-11 wins', { 11: '7', 12: '50', 22: '60' }, 2, 700],
    ['no quantity is one', { 10: '' }, 1, 15_000],
    ['no amount is none, not zero', { 11: '' }, 2, null],
    ['nothing is zero', { 11: '0' }, 2, 0],
  ] as const) {
    test(why, () => expect(one(changed)).toMatchObject({ units, chargeCents: cents }));
  }
});

describe('minutes of anesthesia (PR1-10)', () => {
  const under = (...procedures: readonly Written[]) => charges([{ ...CHARGE, procedures }])[0]!;
  for (const [why, procedures, minutes] of [
    ['of the procedure of the charge', [{ 1: '1', 3: '00140', 10: '75' }], 75],
    ['written as a decimal', [{ 1: '1', 10: '75.0' }], 75],
    ['none', [{ 1: '1', 3: '00140' }], null],
    ['zero is none', [{ 1: '1', 10: '0' }], null],
    ['of one of two procedures: nobody says whose', [{ 1: '1', 10: '75' }, { 1: '2' }], null],
    ['no procedure', [], null],
  ] as const) {
    test(why, () => expect(under(...procedures)).toMatchObject({ units: 2, minutes }));
  }
  for (const text of ['7.5', '-75', '10000', 'an hour'])
    test(`refused: ${text}`, () => {
      const place = { ackCode: 'AE', segment: 'PR1', sequence: 1, field: 10, errorCode: 102 };
      expect(refusal(() => under({ 1: '1', 10: text }))).toMatchObject(place);
    });
});

describe('which', () => {
  for (const [why, changed, code, system] of [
    ['named CPT', { 25: '99213^^CPT4' }, '99213', 'CPT'],
    ['named HCPCS', { 25: 'J1885^^HCPC' }, 'J1885', 'HCPCS'],
    ['named SNOMED', { 25: '76164006^^SCT' }, '76164006', 'SNOMED'],
    ['a local table is local, whatever it looks like', { 25: '99213^^99CHG' }, '99213', 'local'],
    ['five digits', { 25: '36415' }, '36415', 'CPT'],
    ['category II and III', { 25: '0001f' }, '0001F', 'CPT'],
    ['a letter and four digits', { 25: 'g0008' }, 'G0008', 'HCPCS'],
    ['no known shape', { 25: 'VISIT3' }, 'VISIT3', 'local'],
  ] as const) {
    test(why, () => expect(one(changed)).toMatchObject({ code, system }));
  }

  test('no transaction id: the message and the set id number the charge', () =>
    expect(one({ 1: '7', 2: '' }).chargeId).toBe('MSG1-7'));

  test('nor a set id: its place', () => expect(one({ 1: '', 2: '' }).chargeId).toBe('MSG1-1'));

  test('a range of days', () =>
    expect(one({ 4: '20250602^20250604' })).toMatchObject({ serviceFrom: '2025-06-02', serviceTo: '2025-06-04' }));

  test('empty modifiers do not count', () => expect(one({ 26: '25~~LT' }).modifiers).toEqual(['25', 'LT']));

  test('each PR1 belongs to the FT1 before it', () => {
    const second = { ...CHARGE, 1: '2', 2: 'T2' };
    const written = [
      { ...CHARGE, procedures: [{ 1: '1', 3: '99213', 16: '25' }] },
      { ...second, procedures: [{ 1: '1', 3: '36415' }] },
    ];
    expect(charges(written, 'greenway')).toMatchObject([
      { code: '99213', modifiers: ['25'] },
      { code: '36415', modifiers: [] },
    ]);
  });
});

describe('drugs (FT1-29, FT1-43)', () => {
  for (const [why, changed, ndc] of [
    [
      '4-4-2 gets its zero in front',
      { 29: '0182-1061-05^^NDC', 43: '5^ML' },
      { code: '00182106105', quantity: 5, unit: 'ML' },
    ],
    ['eleven digits stay', { 29: '00002821501', 43: '1.5^UN' }, { code: '00002821501', quantity: 1.5, unit: 'UN' }],
    [
      'a capsule of SNOMED CT is a unit',
      { 29: '12345-678-90', 43: '2^385049006&Capsule&SCT' },
      { code: '12345067890', quantity: 2, unit: 'UN' },
    ],
    ['none', {}, null],
  ] as const) {
    test(why, () => expect(one(changed).ndc).toEqual(ndc));
  }
});

describe('refused with the field that is at fault', () => {
  const rows: readonly (readonly [why: string, changed: Written, field: number, code: number, vendor?: string])[] = [
    ['a credit', { 6: 'CD' }, 6, 103],
    ['a credit, otherwise written', { 6: 'CR' }, 6, 103],
    ['a payment', { 6: 'PY' }, 6, 103],
    ['no transaction type', { 6: '' }, 6, 101],
    ['no quantity at all', { 10: '0' }, 10, 102],
    ['a negative quantity', { 10: '-1' }, 10, 102],
    ['words for a quantity', { 10: 'two' }, 10, 102],
    ['a negative amount', { 11: '-150' }, 11, 102],
    ['an amount with a thousands separator', { 11: '1,150.00' }, 11, 102],
    ['a third decimal', { 11: '1.005' }, 11, 102],
    ['another currency', { 11: '150&CAD' }, 11, 103],
    ['half a cent', { 10: '0.5', 11: '', 22: '0.01' }, 22, 102],
    ['a day that the calendar lacks', { 4: '20230229' }, 4, 102],
    ['a month alone', { 4: '202506' }, 4, 102],
    ['no procedure', { 25: '' }, 25, 101],
    ['no procedure in PR1', {}, 0, 101, 'greenway'],
    ['a code of no table', { 25: 'X'.repeat(31) }, 25, 102],
    ['five modifiers', { 26: '25~59~LT~RT~76' }, 26, 102],
    ['a modifier of three letters', { 26: 'LEFT' }, 26, 102],
    ['thirteen diagnoses', { 19: Array.from({ length: 13 }, (_, at) => `A${10 + at}`).join('~') }, 19, 102],
    ['a drug that is none', { 29: '1234567890', 43: '1^UN' }, 29, 102],
    ['a quantity of no drug', { 43: '1^UN' }, 29, 102],
    ['a drug without a quantity', { 29: '00002821501' }, 43, 102],
    ['a drug by an unknown unit', { 29: '00002821501', 43: '1^spoons' }, 43, 102],
  ];
  for (const [why, changed, field, errorCode, vendor] of rows) {
    test(why, () => {
      const place = { ackCode: 'AE', segment: 'FT1', sequence: 1, field, errorCode };
      expect(refusal(() => one(changed, vendor))).toMatchObject(place);
    });
  }

  test('the second charge has the number of the first: one of them would be lost', () =>
    expect(refusal(() => charges([CHARGE, CHARGE]))).toMatchObject({ sequence: 2, field: 2, errorCode: 205 }));

  test('two procedures for one charge', () => {
    const written = [
      {
        ...CHARGE,
        procedures: [
          { 1: '1', 3: '99213' },
          { 1: '2', 3: '36415' },
        ],
      },
    ];
    expect(refusal(() => charges(written, 'greenway'))).toMatchObject({ segment: 'PR1', sequence: 2, errorCode: 100 });
  });
});
