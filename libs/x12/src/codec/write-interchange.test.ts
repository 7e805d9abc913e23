import { expect, test } from 'vitest';
import { textOf } from '../../test/envelope-text.js';
import { exact, text } from './element-out.js';
import { readInterchanges } from './read-interchanges.js';
import { segmentOut } from './segment-out.js';
import { type InterchangeOut, type SetOut, writeInterchange } from './write-interchange.js';

const set: SetOut = {
  id: '999',
  control: '0001',
  segments: [segmentOut('', 'AK1', 'HC', exact('3', 9)), segmentOut('', 'AK9', 'A', '1', '1', '1')],
};

function interchange(change: Partial<InterchangeOut> = {}, sets: readonly SetOut[] = [set]): InterchangeOut {
  const parties = { sender: 'PAYER', receiver: 'PRACTICE' };
  return {
    ...parties,
    senderQualifier: 'ZZ',
    receiverQualifier: '30',
    created: { date: '2026-01-05', time: '09:30' },
    control: 7,
    acknowledgementRequested: true,
    usage: 'T',
    groups: [{ ...parties, functionalId: 'FA', control: 12, version: '005010X231A1', sets }],
    ...change,
  };
}

test('the whole text, envelope by envelope', () => {
  expect(writeInterchange(interchange())).toBe(
    textOf([
      'ISA*00*          *00*          *ZZ*PAYER          *30*PRACTICE       *260105*0930*^*00501*000000007*1*T*:',
      'GS*FA*PAYER*PRACTICE*20260105*0930*12*X*005010X231A1',
      'ST*999*0001*005010X231A1',
      'AK1*HC*3',
      'AK9*A*1*1*1',
      'SE*4*0001',
      'GE*1*12',
      'IEA*1*000000007',
    ]),
  );
});

test('counts are those of what is written', () => {
  const written = writeInterchange(interchange({}, [set, { ...set, control: '0002', segments: [] }]));
  expect(written).toContain('~ST*999*0002*005010X231A1~SE*2*0002~GE*2*12~');
  const { faults } = readInterchanges(written);
  expect(faults).toEqual([]);
});

test('no groups: an interchange that counts none', () => {
  expect(writeInterchange(interchange({ groups: [] }))).toMatch(/~IEA\*0\*000000007~$/);
});

test('other delimiters are announced in the ISA and cannot be in data', () => {
  const delimiters = { element: '|', repetition: null, component: '>', terminator: '\n' };
  const named = { ...set, segments: [segmentOut('', 'NM1', text('A|B>C*D:E', 60), ['X', 'Y'])] };
  const written = writeInterchange(interchange({}, [named]), delimiters);
  expect(written.slice(82, 83)).toBe('U');
  expect(written.slice(0, 106)).toMatch(/\|T\|>\n$/);
  expect(written).toContain('\nNM1|A B C*D:E|X>Y\n');
  expect(readInterchanges(written).faults).toEqual([]);
});

test('delimiters that cannot be told apart are refused', () => {
  const delimiters = { element: '*', repetition: '^', component: '*', terminator: '~' };
  expect(() => writeInterchange(interchange(), delimiters)).toThrow(
    expect.objectContaining({ code: 'CHL_X12_DELIMITERS' }),
  );
});

for (const [why, change, place] of [
  ['a sender of 16 characters', { sender: 'SENDERSENDERSEND' }, 'ISA06'],
  ['no sender', { sender: '' }, 'ISA06'],
  ['a sender with a delimiter', { sender: 'A*B' }, 'ISA06'],
  ['a qualifier of one character', { senderQualifier: 'Z' }, 'ISA05'],
  ['a receiver of 16 characters', { receiver: 'RECEIVERRECEIVER' }, 'ISA08'],
  ['a date that is not', { created: { date: '2026-02-30', time: '09:30' } }, 'ISA09'],
  ['a time that is not', { created: { date: '2026-01-05', time: '9:30' } }, 'ISA10'],
  ['no control number', { control: 0 }, 'ISA13'],
  ['a control number of ten digits', { control: 1_234_567_890 }, 'ISA13'],
  ['half a control number', { control: 1.5 }, 'ISA13'],
] as const) {
  test(`refused: ${why}`, () => expect(() => writeInterchange(interchange(change))).toThrow(place));
}

test('a set with a bad control number is refused at its ST', () => {
  expect(() => writeInterchange(interchange({}, [{ ...set, control: '1' }]))).toThrow('ST02 (segment 3)');
});
