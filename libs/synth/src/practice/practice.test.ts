import { gpciOf, isClaimFilingIndicator, localityOfZip, placeOfService } from '@chargeline/codes';
import { isNpi } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { servicesOf } from '../specialties/specialties.js';
import { straightLineFee } from '../straight-line/fee.js';
import { chargeFor } from './chargemaster.js';
import { PAYERS } from './payers.js';
import { PRACTICES } from './practices.js';
import { sourceDirectory } from './source-directory.js';

const { sources } = sourceDirectory();

test('six sources of two tenants, five vendors', () => {
  expect(sources.map(({ id }) => id)).toHaveLength(6);
  expect(new Set(sources.map(({ tenantId }) => tenantId))).toEqual(new Set(['riverbend', 'northlight']));
  expect(new Set(sources.map(({ vendor }) => vendor))).toEqual(
    new Set(['epic', 'cerner', 'greenway', 'athena', 'fhir']),
  );
});

test('no two sources are the same sender, letter or tax number', () => {
  for (const of of [
    PRACTICES.map(({ id }) => id),
    PRACTICES.map(({ letter }) => letter),
    PRACTICES.map(({ billing }) => billing.taxId),
    PRACTICES.map(({ sendingApplication, sendingFacility }) => `${sendingApplication}|${sendingFacility}`),
  ]) {
    expect(new Set(of).size).toBe(PRACTICES.length);
  }
});

test('every NPI is valid and belongs to one provider', () => {
  const npis = PRACTICES.flatMap(({ billing, sites, clinicians }) => [
    billing.npi,
    ...sites.map(({ npi }) => npi),
    ...Object.values(clinicians).flatMap((people) => people.map(({ npi }) => npi)),
  ]);
  expect(npis.every(isNpi)).toBe(true);
  expect(new Set(npis).size).toBe(npis.length);
});

test('every site has a place with a rate and a ZIP code whose locality is priced', () => {
  for (const { address, placeOfService: place } of PRACTICES.flatMap(({ sites }) => sites)) {
    const locality = localityOfZip(address.zip.slice(0, 5), '2025-06-02');
    expect(gpciOf('2025-06-02', locality?.carrier ?? '', locality?.locality ?? '')).toBeDefined();
    expect(placeOfService(place)?.rate).toMatch(/^(non-)?facility$/);
  }
});

test('sources name sites and payers so that one name means one of them', () => {
  for (const { facilities, payers } of sources) {
    for (const named of [facilities, payers]) {
      const names = named.flatMap((one) => one.names);
      expect(new Set(names).size).toBe(names.length);
    }
  }
});

test('every practice takes Medicare, Medicaid, commercial and motor insurers, six to eight of them', () => {
  for (const { payers } of PRACTICES) {
    expect(new Set(payers.map(({ kind }) => kind)).size).toBe(4);
    expect(payers.length).toBeGreaterThanOrEqual(6);
    expect(payers.length).toBeLessThanOrEqual(8);
  }
  expect(PAYERS.every(({ filingIndicator }) => isClaimFilingIndicator(filingIndicator))).toBe(true);
});

test('charges are two to three and a half times what is allowed', () => {
  for (const practice of PRACTICES) {
    for (const { charges } of practice.specialties.flatMap(servicesOf)) {
      for (const { code, modifiers = [] } of charges) {
        const facts = { code, modifiers, units: 1, serviceDate: '2025-06-02', placeOfService: '11' };
        const allowed = straightLineFee({ ...facts, zip: practice.billing.address.zip.slice(0, 5) });
        const ratio = allowed === null ? 2.75 : chargeFor(practice, code, modifiers) / allowed;
        expect(Math.abs(ratio - 2.75)).toBeLessThanOrEqual(0.76);
      }
    }
  }
});

test('what the schedule does not price has a price of the house', () => {
  expect(PRACTICES.map((practice) => chargeFor(practice, '80053', []))).toEqual(PRACTICES.map(() => 4_850));
});
