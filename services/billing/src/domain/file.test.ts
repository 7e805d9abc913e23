import { readInterchanges } from '@chargeline/x12';
import { expect, test } from 'vitest';
import { aBill, anIdentity } from '../../test/a-priced-claim.js';
import { fileName, fileText, type FileHeader, folderName } from './file.js';
import { professionalClaim } from './professional-claim.js';

const header: FileHeader = {
  submitter: { name: { kind: 'organization', name: 'SENDER' }, id: 'SND1', contact: { phone: '4125550100' } },
  receiver: { name: 'RECEIVER', id: 'RCV1' },
  usage: 'P',
};
const claims = [professionalClaim(aBill(), anIdentity)];
const created = new Date('2025-07-01T23:59:59.999Z');

test('a file is named by its nine digits', () => expect(fileName(42)).toBe('000000042.837'));

for (const [id, folder] of [
  ['acme-1', 'acme-1'],
  ['..', '%2E%2E'],
  ['../up', '%2E%2E%2Fup'],
  ['A B', 'A%20B'],
  ['C:\\x', 'C%3A%5Cx'],
  ['é', '%C3%A9'],
] as const) {
  test(`the folder of ${JSON.stringify(id)} is ${folder}`, () => expect(folderName(id)).toBe(folder));
}

test('one interchange, one group, one set, all counted', () => {
  const text = fileText(42, created, header, claims);
  const { interchanges, faults } = readInterchanges(text);
  expect(faults).toEqual([]);
  expect(interchanges).toHaveLength(1);
  expect(interchanges[0]?.groups).toHaveLength(1);
  expect(interchanges[0]?.groups[0]?.sets).toHaveLength(1);
  const segments = text.split('~');
  expect(segments[0]).toBe(
    'ISA*00*          *00*          *ZZ*SND1           *ZZ*RCV1           *250701*2359*^*00501*000000042*0*P*:',
  );
  expect(segments[1]).toBe('GS*HC*SND1*RCV1*20250701*2359*42*X*005010X222A1');
  expect(segments[2]).toBe('ST*837*0001*005010X222A1');
  expect(segments[3]).toBe('BHT*0019*00*000000042*20250701*2359*CH');
  // ST to SE: everything but ISA, GS, GE, IEA and what follows the last terminator.
  expect(segments.at(-4)).toBe(`SE*${segments.length - 5}*0001`);
  expect(segments.slice(-3)).toEqual(['GE*1*42', 'IEA*1*000000042', '']);
});

test('the same rows make the same bytes', () =>
  expect(fileText(42, created, header, claims)).toBe(fileText(42, new Date(created), { ...header }, [...claims])));
