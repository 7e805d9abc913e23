import { decodeHl7 } from '@chargeline/hl7';
import { describe, expect, test } from 'vitest';
import { aSource } from '../../../test/a-source.js';
import { CHARGE, DIAGNOSES, INSURED, message, PERSON, STAY, type Visit } from '../../../test/messages.js';
import { refusal } from '../../../test/refusal.js';
import { PROFILES } from './profiles.js';
import { readEncounter } from './read-encounter.js';

const { 19: _visit, ...unnumbered } = STAY;

const told = (visit: Visit, vendor = 'epic') =>
  readEncounter(decodeHl7(Buffer.from(message(visit))), PROFILES.get(vendor)!, aSource('clinic', vendor));

describe('refused with the place that is at fault', () => {
  const rows: readonly (readonly [why: string, place: string, code: number, visit: Visit, vendor?: string])[] = [
    ['no PID', 'PID^1^0', 100, { PID: null }],
    ['no PV1', 'PV1^1^0', 100, { PV1: null }],
    ['no visit number', 'PV1^1^19', 101, { PV1: unnumbered }],
    ['no visit number of cerner', 'PID^1^18', 101, {}, 'cerner'],
    ['no medical record number', 'PID^1^3', 101, { PID: { ...PERSON, 3: '' } }],
    ['a day that the calendar lacks', 'PID^1^7', 102, { PID: { ...PERSON, 7: '20230229' } }],
    ['a date of zeros', 'PID^1^7', 102, { PID: { ...PERSON, 7: '00000000' } }],
    ['an impossible offset', 'PID^1^7', 102, { PID: { ...PERSON, 7: '197802141126+9999' } }],
    ['a birth year alone', 'PID^1^7', 102, { PID: { ...PERSON, 7: '1978' } }],
    ['a name too long to keep whole', 'PID^1^5', 102, { PID: { ...PERSON, 5: 'X'.repeat(61) } }],
    ['a visit that began on no day', 'PV1^1^44', 102, { PV1: { ...STAY, 44: '20251301' } }],
    ['a DFT without charges', 'FT1^1^0', 100, { charges: [] }],
    ['a subscriber born on no day', 'IN1^1^18', 102, { IN1: [{ ...INSURED, 18: '19760231' }] }],
    ['an insurance without a payer', 'IN1^1^3', 101, { IN1: [{ ...INSURED, 2: '', 3: '' }] }],
    [
      'the first by its set id, though it stands second',
      'IN1^2^3',
      101,
      {
        IN1: [
          { ...INSURED, 1: '2' },
          { ...INSURED, 2: '', 3: '' },
        ],
      },
    ],
    ['a diagnosis without a code', 'DG1^2^3', 101, { DG1: [...DIAGNOSES.slice(0, 1), { 1: '2', 3: '^Words only' }] }],
    [
      'two performers',
      'FT1^2^20',
      103,
      {
        charges: [
          { ...CHARGE, 20: '1234567893^Smith' },
          { ...CHARGE, 2: 'T2', 20: '1993999998^Jones' },
        ],
      },
    ],
    [
      'too many charges',
      'FT1^1^0',
      100,
      { charges: Array.from({ length: 1_001 }, (_, at) => ({ ...CHARGE, 2: `T${at}` })) },
    ],
  ];
  for (const [why, place, code, visit, vendor] of rows) {
    test(`${why}: ${place}`, () => {
      const error = refusal(() => told(visit, vendor));
      expect([error.ackCode, `${error.segment}^${error.sequence}^${error.field}`, error.errorCode]).toEqual([
        'AE',
        place,
        code,
      ]);
      const values = Object.values({ ...PERSON, ...INSURED }).filter((value) => value.length > 4);
      expect(values.filter((value) => error.message.includes(value))).toEqual([]);
    });
  }
});
