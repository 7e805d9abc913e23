import { SealedIdentity } from '@chargeline/contracts';
import { encounter as office } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import { contentOf, identityContent } from './complete.js';

const [charge] = office.charges;
const { minutes: _, ...asBefore } = charge!;
const { cleared: __, repaired: ___, ...officeBefore } = office;
const { servedAfterDeath: ____, ...patientBefore } = office.patient;

test('without minutes, rules and deaths it says, letter for letter, what it said before there were any', () => {
  const before = { ...officeBefore, patient: patientBefore, charges: [asBefore] };
  expect(JSON.stringify(contentOf(office))).toBe(JSON.stringify(before));
});

test('a death is content', () => {
  const died = contentOf({ ...office, patient: { ...office.patient, servedAfterDeath: false } });
  expect(died.patient).toEqual({ ...patientBefore, servedAfterDeath: false });
});

test('an identity without a death says, letter for letter, what it said before there were any', () => {
  const { patient, ...identity } = SealedIdentity.parse({ patient: { lastName: 'Doe' }, memberId: 'M1' });
  const { deathDate: _____, ...before } = patient;
  expect(JSON.stringify(identityContent({ patient, ...identity }))).toBe(
    JSON.stringify({ patient: before, ...identity }),
  );
  const died = { ...patient, deathDate: '2025-06-02' };
  expect(identityContent({ patient: died, ...identity })).toMatchObject({ patient: { deathDate: '2025-06-02' } });
});

test('cleared and repaired rules are content', () => {
  const cleared = contentOf({ ...office, cleared: ['DUP-002'], repaired: ['MOD-050'] });
  expect(cleared).toMatchObject({ cleared: ['DUP-002'], repaired: ['MOD-050'] });
});

test('minutes are content', () => {
  const timed = contentOf({ ...office, charges: [{ ...charge!, minutes: 75 }] });
  expect(timed.charges).toEqual([{ ...asBefore, minutes: 75 }]);
});
