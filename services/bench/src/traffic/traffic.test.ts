import { expect, test } from 'vitest';
import { DOORS, trafficOf } from './traffic.js';

for (const door of DOORS) {
  test(`${door}: so many claims, and the books agree with what is sent`, () => {
    const { deliveries, visits } = trafficOf({ claims: 60, seed: 2, door });
    const sent = [...deliveries()];
    const books = [...visits()].map(({ key }) => key);
    expect(new Set(books).size).toBe(60);
    expect(new Set(sent.flatMap(({ visits }) => visits))).toEqual(new Set(books));
  });
}

for (const [door, expected] of [
  ['mllp', ['mllp']],
  ['fhir', ['fhir']],
  ['rest', ['claim-batch']],
  ['mix', ['claim-batch', 'fhir', 'hl7-http', 'mllp']],
] as const) {
  test(`${door} goes through ${expected.join(', ')}`, () => {
    const { deliveries } = trafficOf({ claims: 250, seed: 2, door });
    expect([...new Set([...deliveries()].map((one) => one.door))].sort()).toEqual(expected);
  });
}

test('a batch holds claims of one tenant, under references of their own', () => {
  const { deliveries, visits } = trafficOf({ claims: 1_000, seed: 2, door: 'rest' });
  const books = [...visits()];
  for (const { body, tenantId, visits: keys } of deliveries()) {
    const { claims } = JSON.parse(body.toString('utf8')) as { claims: readonly { reference: string }[] };
    const mine = keys.map((key) => books.find((visit) => visit.key === key)!);
    expect(claims).toHaveLength(20);
    expect(claims.map(({ reference }) => reference)).toEqual(mine.map(({ visitNumber }) => visitNumber));
    expect(mine.every((visit) => visit.tenantId === tenantId)).toBe(true);
  }
});
