import { entriesOf, fhirMoneyCents, parseFhirJson, readBundle, References } from '@chargeline/fhir';
import { expect, test } from 'vitest';
import { stepsOf } from '../../delivery/step.js';
import { Random } from '../../random.js';
import { drawingOf } from '../../visit/draw-visit.js';
import type { Visit, VisitCharge } from '../../visit/visit.js';
import { fhirBundle } from './bundle.js';

const nextVisit = drawingOf(1);
const visits = Array.from({ length: 600 }, () => nextVisit(false));
const claims = visits.filter(({ practice }) => practice.bundles?.charges === 'Claim');
const items = visits.filter(({ practice }) => practice.bundles?.charges === 'ChargeItem');
const sent = (visit: Visit): Buffer => fhirBundle(visit, stepsOf(visit, true, new Random(1))[0]!);
function withoutSystem({ chargeId, code, modifiers, units, chargeCents, pointsTo }: VisitCharge) {
  return { chargeId, code, modifiers, units, chargeCents, pointsTo };
}

const read = (visit: Visit) => readBundle(parseFhirJson(sent(visit)));

test('one source sends transactions of claims, the other collections of charge items', () => {
  expect(claims.length).toBeGreaterThan(50);
  expect(items.length).toBeGreaterThan(50);
  expect(new Set(claims.map((visit) => read(visit).type))).toEqual(new Set(['transaction']));
  expect(new Set(items.map((visit) => read(visit).type))).toEqual(new Set(['collection']));
});

test('every reference leads to a resource of the bundle', () => {
  for (const visit of [...claims, ...items]) {
    const bundle = read(visit);
    const references = new References(bundle);
    const names = [
      ...sent(visit)
        .toString()
        .matchAll(/"reference":"([^"]+)"/g),
    ].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => references.resolve(name, bundle.entries[0]!) === null)).toEqual([]);
  }
});

test('claims: codes, modifiers, units, amounts and pointers', () => {
  for (const visit of claims) {
    const [claim] = entriesOf(read(visit), 'Claim').map(({ resource }) => resource);
    const told = claim?.item?.map((item) => ({
      code: item.productOrService?.coding?.[0]?.code,
      modifiers: item.modifier?.map(({ coding }) => coding?.[0]?.code),
      units: item.quantity?.value,
      chargeCents: fhirMoneyCents(item.net!),
      pointsTo: item.diagnosisSequence?.length,
      chargeId: `${claim.id}.${item.sequence}`,
    }));
    expect(told).toEqual(visit.charges.map(withoutSystem));
  }
});

test('charge items: codes, units, amounts and reasons', () => {
  for (const visit of items) {
    const told = entriesOf(read(visit), 'ChargeItem').map(({ resource }) => ({
      chargeId: resource.id,
      code: resource.code?.coding?.[0]?.code,
      modifiers: [],
      units: resource.quantity?.value,
      chargeCents: fhirMoneyCents(resource.priceOverride!),
      pointsTo: resource.reason?.length,
    }));
    expect(told).toEqual(visit.charges.map(withoutSystem));
  }
});

test('the second message of a visit gives a charge the number that it has in the visit', () => {
  const visit = claims.find(({ charges }) => charges.length > 1)!;
  const [step] = stepsOf(visit, true, new Random(1));
  const late = readBundle(parseFhirJson(fhirBundle(visit, { ...step!, charges: visit.charges.slice(1) })));
  expect(entriesOf(late, 'Claim').flatMap(({ resource }) => resource.item?.map(({ sequence }) => sequence))[0]).toBe(2);
});

test('who, where and when', () => {
  for (const visit of [...claims, ...items]) {
    const bundle = read(visit);
    const [patient] = entriesOf(bundle, 'Patient').map(({ resource }) => resource);
    const [encounter] = entriesOf(bundle, 'Encounter').map(({ resource }) => resource);
    const [coverage] = entriesOf(bundle, 'Coverage').map(({ resource }) => resource);
    const [location] = entriesOf(bundle, 'Location').map(({ resource }) => resource);
    expect([
      patient?.identifier?.[0]?.value,
      patient?.birthDate,
      encounter?.identifier?.[0]?.value,
      encounter?.period?.start?.slice(0, 10),
      coverage?.subscriberId,
      location?.id,
    ]).toEqual([
      visit.patient.medicalRecordNumber,
      visit.patient.birthDate,
      visit.visitNumber,
      visit.serviceDate,
      visit.patient.insurance.memberId,
      visit.site.id,
    ]);
  }
});

test('ids of resources and bundles hold no number that identifies the patient', () => {
  for (const visit of [...claims, ...items]) {
    const ids = [
      ...sent(visit)
        .toString()
        .matchAll(/"id":"([^"]+)"/g),
    ]
      .map(([, id]) => id!)
      .join(' ');
    for (const hidden of [visit.visitNumber, visit.patient.medicalRecordNumber, visit.patient.insurance.memberId!]) {
      expect(ids).not.toContain(hidden);
    }
  }
});

test('a visit without charges is a bundle without a claim', () => {
  const [visit] = claims;
  expect(entriesOf(read({ ...visit!, charges: [] }), 'Claim')).toEqual([]);
});

test('a missing member number is left out, not sent empty', () => {
  const [visit] = items;
  const insurance = { ...visit!.patient.insurance, memberId: null };
  const [coverage] = entriesOf(read({ ...visit!, patient: { ...visit!.patient, insurance } }), 'Coverage');
  expect(coverage?.resource).not.toHaveProperty('subscriberId');
});
