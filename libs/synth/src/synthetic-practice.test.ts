import { createHash } from 'node:crypto';
import { decodeHl7 } from '@chargeline/hl7';
import { parseFhirJson, readBundle } from '@chargeline/fhir';
import { expect, test } from 'vitest';
import { FAULT_NAMES, FAULTS } from './faults/faults.js';
import type { SentVisit } from './sent-visit.js';
import { deliveriesOf, syntheticPractice, visitsOf } from './synthetic-practice.js';

const began = performance.now();
const practice = syntheticPractice({ encounters: 1_000, seed: 1 });
const took = performance.now() - began;
const { deliveries, visits, canaries } = practice;

const digestOf = (seed: number, encounters: number): string => {
  const hash = createHash('sha256');
  for (const { body, door, messageId, sourceId } of deliveriesOf({ encounters, seed })) {
    hash.update(`${door} ${sourceId} ${messageId} ${body.length} `).update(body);
  }
  return hash.digest('hex');
};

test('the same seed gives the same bytes in the same order', () => expect(digestOf(5, 300)).toBe(digestOf(5, 300)));
test('another seed gives others', () => expect(digestOf(5, 300)).not.toBe(digestOf(6, 300)));

test('in memory or one by one, it is the same practice', () => {
  const few = syntheticPractice({ encounters: 60, seed: 9 });
  expect([...deliveriesOf({ encounters: 60, seed: 9 })]).toEqual(few.deliveries);
  expect([...visitsOf({ encounters: 60, seed: 9 })]).toEqual(few.visits);
});

test('a longer practice begins with the visits of a shorter one', () => {
  expect(visits.slice(0, 300)).toEqual([...visitsOf({ encounters: 300, seed: 1 })]);
});

test('1,000 encounters are drawn within ten seconds even on a busy machine', () => expect(took).toBeLessThan(10_000));

test('1,000 visits with every fault at its share, each with its outcome', () => {
  expect(visits).toHaveLength(1_000);
  expect(visits.filter(({ fault }) => fault === 'none')).toHaveLength(880);
  for (const name of FAULT_NAMES) {
    const own = visits.filter(({ fault }) => fault === name);
    expect(own).toHaveLength(4 * FAULTS[name].perBlock);
    expect(new Set(own.map(({ expected }) => expected))).toEqual(new Set([FAULTS[name].expected]));
  }
});

test('the sender expects 948 billed, 28 rejected with a rule, 24 parked with a reason', () => {
  const outcomes = Object.groupBy(visits, ({ expected }) => expected);
  expect([outcomes.billed, outcomes.rejected, outcomes.parked].map((own) => own?.length)).toEqual([948, 28, 24]);
  expect([...(outcomes.rejected ?? []), ...(outcomes.parked ?? [])].filter(({ because }) => because === null)).toEqual(
    [],
  );
});

test('what is sent twice has another number, the same lines, and messages of its own', () => {
  const byKey = new Map(visits.map((visit) => [visit.key, visit]));
  const twice = visits.filter(({ fault }) => fault === 'sent-twice');
  expect(twice).toHaveLength(4);
  for (const visit of twice) {
    const first = byKey.get(visit.sameAs!)!;
    const lines = ({ lines: own }: SentVisit) => own.map((line) => ({ ...line, chargeId: '' }));
    expect(lines(visit)).toEqual(lines(first));
    expect([visit.totalCents, visit.allowedCents]).toEqual([first.totalCents, first.allowedCents]);
    expect([first.fault, first.expected, visit.expected]).toEqual(['none', 'billed', 'rejected']);
    const ids = [...first.lines, ...visit.lines].map(({ chargeId }) => chargeId);
    expect(new Set(ids).size).toBe(ids.length);
  }
  expect(visits.filter(({ sameAs }) => sameAs !== null)).toEqual(twice);
});

test('every visit has its messages, and every message its visit', () => {
  const told = new Set(deliveries.flatMap((delivery) => delivery.visits));
  expect(told).toEqual(new Set(visits.map(({ key }) => key)));
  expect(new Set(visits.map(({ key }) => key)).size).toBe(1_000);
  expect(visits.filter(({ accepted }) => !accepted)).toEqual([]);
});

test('all four doors and all sources are used, visits mixed among each other', () => {
  const share = (door: string): number => visits.filter((visit) => visit.door === door).length;
  expect(share('claim-batch')).toBe(32);
  for (const door of ['mllp', 'hl7-http', 'fhir']) expect(share(door)).toBeGreaterThan(100);
  expect(new Set(deliveries.map(({ sourceId }) => sourceId)).size).toBe(7);
  const keys = deliveries.map((delivery) => delivery.visits[0]!);
  const apart = keys.filter((key, at) => keys.lastIndexOf(key, at - 1) >= 0 && keys[at - 1] !== key);
  expect(apart.length).toBeGreaterThan(500);
});

test('deliveries are numbered in the order of sending', () => {
  expect(deliveries.map(({ ordinal }) => ordinal)).toEqual(deliveries.map((_, at) => at + 1));
});

test('every HL7 body decodes, with its message id where it belongs', () => {
  const bodies = deliveries.filter(({ door }) => door === 'mllp' || door === 'hl7-http');
  expect(bodies.length).toBeGreaterThan(1_000);
  for (const { body, messageId } of bodies) expect(decodeHl7(body).controlId).toBe(messageId);
});

test('every bundle is read', () => {
  const bodies = deliveries.filter(({ door }) => door === 'fhir');
  for (const { body } of bodies) expect(readBundle(parseFhirJson(body)).entries.length).toBeGreaterThan(7);
});

test('one message id, one body of an accepted message; a resend is identical to the byte', () => {
  const accepted = deliveries.filter(({ expect: answer }) => answer === 'accepted');
  const byId = Map.groupBy(accepted, ({ sourceId, messageId }) => `${sourceId} ${messageId}`);
  const bodies = [...byId.values()].map((own) => new Set(own.map(({ body }) => body.toString('hex'))).size);
  expect(bodies.filter((count) => count > 1)).toEqual([]);
  expect(deliveries.filter(({ kind }) => kind === 'resend')).toHaveLength(16);
});

test('what must be refused is one reused id and one malformed date in 250 visits', () => {
  const refused = deliveries.filter(({ expect: answer }) => answer === 'refused').map(({ kind }) => kind);
  expect(refused.toSorted()).toEqual([...Array(4).fill('malformed'), ...Array(4).fill('reused-id')]);
});

test('the amounts of an HL7 visit’s last words add up to the sender’s total', () => {
  const told = new Map<string, Map<string, number>>();
  for (const { body, expect: answer, visits: keys } of deliveries.filter(({ door }) => door === 'mllp')) {
    const charges = told.get(keys[0]!) ?? new Map<string, number>();
    const ft1 = answer === 'accepted' ? decodeHl7(body).all('FT1') : [];
    for (const segment of ft1) charges.set(segment.get(2), Math.round(Number(segment.get(11)) * 100));
    told.set(keys[0]!, charges);
  }
  const sums = new Map([...told].map(([key, charges]) => [key, [...charges.values()].reduce((a, b) => a + b, 0)]));
  const wrong = visits.filter(({ key, totalCents }) => sums.has(key) && sums.get(key) !== totalCents);
  expect(wrong).toEqual([]);
});

test('what identifies a patient is in the bodies, and in no id that travels in clear', () => {
  expect(new Set(canaries).size).toBe(canaries.length);
  expect(canaries.length).toBeGreaterThan(3_500);
  const clear = deliveries.map(({ messageId }) => messageId);
  const ids = [...clear, ...visits.flatMap(({ lines }) => lines.map(({ chargeId }) => chargeId))].join(' ');
  expect(canaries.filter((canary) => ids.includes(canary))).toEqual([]);
  expect(canaries.filter((canary) => canary.length < 6)).toEqual([]);
});

test('what deployments know of the practices holds no canary', () => {
  const directory = JSON.stringify(practice.sources);
  expect(canaries.filter((canary) => directory.includes(canary))).toEqual([]);
});

test('nobody came', () => {
  expect(syntheticPractice({ encounters: 0, seed: 1 })).toMatchObject({ deliveries: [], visits: [], canaries: [] });
});
