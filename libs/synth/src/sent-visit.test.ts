import { expect, test } from 'vitest';
import { stepsOf } from './delivery/step.js';
import { Random } from './random.js';
import { sentVisitOf } from './sent-visit.js';
import { drawingOf } from './visit/draw-visit.js';
import type { Visit, VisitCharge } from './visit/visit.js';

/** A visit in Pittsburgh's locality 12502-99, where 99213 is worth 85.52 in the office and 62.13 in the hospital. */
const nextVisit = drawingOf(1);
const drawn = Array.from({ length: 500 }, () => nextVisit(false)).find(
  ({ practice, site }) => practice.id === 'riverbend-epic' && site.placeOfService === '11',
)!;
const hospital = drawn.practice.sites.find(({ placeOfService }) => placeOfService === '22')!;

const charge = (code: string, change: Partial<VisitCharge> = {}): VisitCharge => ({
  chargeId: code,
  code,
  system: 'CPT',
  modifiers: [],
  units: 1,
  chargeCents: 20_000,
  pointsTo: 1,
  ...change,
});

const booked = (charges: readonly VisitCharge[], change: Partial<Visit> = {}) => {
  const visit: Visit = { ...drawn, serviceDate: '2025-06-02', ...change, charges };
  return sentVisitOf({ visit, steps: stepsOf(visit, true, new Random(1)), fault: 'none', sameAs: null });
};

for (const [why, charges, change, allowed, byLine] of [
  ['an office visit', [charge('99213')], {}, 8_552, [8_552]],
  ['the same in the hospital', [charge('99213')], { site: hospital }, 6_213, [6_213]],
  ['lines add up', [charge('99213'), charge('71046')], {}, 11_632, [8_552, 3_080]],
  ['units multiply', [charge('71046', { units: 2 })], {}, 6_160, [6_160]],
  // 118.42 whole and half of 103.60.
  ['lines are priced beside each other', [charge('17110'), charge('11042')], {}, 17_022, [5_180, 11_842]],
  ['a line without a price is left out of the sum', [charge('99213'), charge('80053')], {}, 8_552, [8_552, null]],
  ['no line with a price: no price, which is not nothing', [charge('80053')], {}, null, [null]],
] satisfies (readonly [string, VisitCharge[], Partial<Visit>, number | null, (number | null)[]])[]) {
  test(why, () => expect(booked(charges, change)).toMatchObject({ allowedCents: allowed, lineAllowedCents: byLine }));
}

test('the total is what was charged, priced or not', () => {
  expect(booked([charge('99213', { chargeCents: 21_001 }), charge('80053', { chargeCents: 4_850 })]).totalCents).toBe(
    25_851,
  );
});

test('a visit is known by tenant, source and number', () => {
  const { key, tenantId, sourceId, visitNumber, zip, placeOfService } = booked([charge('99213')]);
  expect(key).toBe(`${tenantId}/${sourceId}/${visitNumber}`);
  expect([tenantId, sourceId, zip, placeOfService]).toEqual(['riverbend', 'riverbend-epic', '15213', '11']);
});

test('a visit of which nothing is accepted is not the ledger’s', () => {
  const [step] = stepsOf(drawn, true, new Random(1));
  const plan = {
    visit: drawn,
    steps: [{ ...step!, expect: 'refused' as const }],
    fault: 'none',
    sameAs: null,
  } as const;
  expect(sentVisitOf(plan).accepted).toBe(false);
});
