import { expect, test } from 'vitest';
import { encountersOf, syntheticPractice, visitsOf } from './index.js';

const options = { encounters: 300, seed: 5 };

test('each encounter is a visit: its charges are the lines of the sender, to the cent', () => {
  const encounters = [...encountersOf(options)];
  const visits = [...visitsOf(options)];
  expect(encounters).toHaveLength(300);
  for (const [at, { tenantId, placeOfService, charges }] of encounters.entries()) {
    const visit = visits[at]!;
    expect({ tenantId, placeOfService }).toEqual({ tenantId: visit.tenantId, placeOfService: visit.placeOfService });
    expect(charges.map(({ code, chargeCents }) => ({ code, chargeCents }))).toEqual(
      visit.lines.map(({ code, chargeCents }) => ({ code, chargeCents })),
    );
  }
});

test('what a sender leaves out is not among what is held', () => {
  const encounters = [...encountersOf(options)];
  const withoutMember = encounters.filter(({ identity }) => !identity.holds.includes('memberId'));
  expect(withoutMember.length).toBeGreaterThan(0);
  expect(withoutMember.length).toBeLessThan(30);
  expect(encounters.every(({ identity }) => identity.holds.includes('patient.birthDate'))).toBe(true);
});

test('nothing that identifies a patient is in it', () => {
  const text = JSON.stringify(
    [...encountersOf(options)].map(({ patient, identity, charges }) => [patient, identity, charges]),
  );
  expect(syntheticPractice(options).canaries.filter((canary) => text.includes(canary))).toEqual([]);
});
