import { noChanges } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import { changesOf, identityChange } from './changes.js';
import { correctedIn } from './asked.js';
import type { Correction } from './correction.js';

function namesOf(correction: Correction): readonly string[] {
  const identity = identityChange(correction);
  const holds = identity === null ? [] : ['patient', 'patient.birthDate', 'patient.address', 'patient.address.zip'];
  return correctedIn(changesOf(correction, ['DUP-002'], identity && { sealed: 'k1.AAAA', holds }));
}

for (const [why, correction, names] of [
  ['nothing but a cleared hold', {}, []],
  [
    'lines and payer, by the names of the request',
    { lines: [{ chargeId: '1', units: 2 }], payer: { id: '9' } },
    ['lines', 'payer'],
  ],
  [
    'of the sealed identity, what it holds',
    { patient: { birthDate: '1980-01-05' } },
    ['patient.address.zip', 'patient.birthDate'],
  ],
  [
    'what goes open of a patient',
    { patient: { sex: 'F' as const }, relationship: '18' },
    ['patient.sex', 'relationship'],
  ],
  ['what is erased', { erase: ['deathDate' as const, 'facility' as const] }, ['facility', 'patient.deathDate']],
  ['one thing once', { facility: { npi: '1003000126' }, erase: ['facility' as const] }, ['facility']],
] as const) {
  test(`names what is corrected: ${why}`, () => expect(namesOf(correction as Correction)).toEqual(names));
}

test('changes that say nothing correct nothing', () => expect(correctedIn(noChanges)).toEqual([]));
