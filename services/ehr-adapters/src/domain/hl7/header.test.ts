import { decodeHl7, Hl7Fault } from '@chargeline/hl7';
import { describe, expect, test } from 'vitest';
import { aSource } from '../../../test/a-source.js';
import { message, type Written } from '../../../test/messages.js';
import { senderOf } from './header.js';

const sources = [
  aSource('bundles', 'fhir'),
  aSource('clinic', 'epic', { sendingApplication: 'EHR', sendingFacility: 'CLINIC', processingIds: ['P'] }),
  aSource('hospital', 'cerner', { sendingApplication: '*', sendingFacility: 'HOSPITAL', processingIds: ['P', 'T'] }),
];

const sender = (MSH: Written) => senderOf(decodeHl7(Buffer.from(message({ MSH }))), sources).id;

for (const [why, MSH, id] of [
  ['application and facility', {}, 'clinic'],
  ['their first components', { 3: 'EHR^1.2.3^ISO', 4: 'CLINIC^4.5^ISO' }, 'clinic'],
  ['any application of a facility', { 3: 'X', 4: 'HOSPITAL' }, 'hospital'],
  ['a processing id that the source uses', { 3: 'X', 4: 'HOSPITAL', 11: 'T' }, 'hospital'],
  ['version 2.3', { 12: '2.3' }, 'clinic'],
  ['version 2.8.2', { 12: '2.8.2' }, 'clinic'],
] as const) {
  test(`the sender is known: ${why}`, () => expect(sender(MSH)).toBe(id));
}

for (const trigger of ['ADT^A01', 'ADT^A03', 'ADT^A04', 'ADT^A08', 'DFT^P03']) {
  test(`${trigger} is taken`, () => expect(sender({ 9: trigger })).toBe('clinic'));
}

describe('refused by the header', () => {
  for (const [why, MSH, errorCode, field] of [
    ['another message', { 9: 'ORU^R01' }, 200, 9],
    ['a merge', { 9: 'ADT^A40' }, 201, 9],
    ['no event', { 9: 'ADT' }, 201, 9],
    ['version 3', { 12: '3.0' }, 203, 12],
    ['no version', { 12: '' }, 203, 12],
    ['version 25', { 12: '25' }, 203, 12],
    ['another sender, though a FHIR source would take any', { 4: 'NOWHERE' }, 204, 3],
    ['training sent to production', { 11: 'T' }, 202, 11],
    ['no processing id', { 11: '' }, 202, 11],
    ['an id too long to keep', { 10: 'X'.repeat(200) }, 102, 10],
  ] as const) {
    test(why, () => {
      expect(() => sender(MSH)).toThrow(Hl7Fault);
      expect(() => sender(MSH)).toThrow(expect.objectContaining({ ackCode: 'AR', errorCode, segment: 'MSH', field }));
    });
  }
});
