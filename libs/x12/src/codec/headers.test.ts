import { expect, test } from 'vitest';
import { segment } from '../../test/segments.js';
import { gsHeader, isaHeader, stHeader } from './headers.js';

test('the ISA without the blanks of its fixed widths', () => {
  const isa =
    'ISA*00*          *00*          *ZZ*PAYER          *30*123456789      *260105*0930*^*00501*000000007*1*P*:';
  expect(isaHeader(segment(isa))).toMatchObject({
    senderQualifier: 'ZZ',
    sender: 'PAYER',
    receiverQualifier: '30',
    receiver: '123456789',
    control: '000000007',
    acknowledgementRequested: true,
    usage: 'P',
  });
});

test('the GS as it stands, a control number with zeros in front included', () => {
  expect(gsHeader(segment('GS*HP*A*B*20260105*093015*0012*X*005010X221A1'))).toEqual({
    functionalId: 'HP',
    sender: 'A',
    receiver: 'B',
    date: '20260105',
    time: '093015',
    control: '0012',
    version: '005010X221A1',
    position: 1,
  });
});

for (const [why, st, version] of [
  ['its own version', 'ST*837*0001*005010X222A1', '005010X222A1'],
  ['that of its group where it has none, as an 835 may', 'ST*835*0001', '005010X221A1'],
] as const) {
  test(`the ST has ${why}`, () => {
    expect(stHeader(segment(st), '005010X221A1')).toMatchObject({ control: '0001', version });
  });
}
