import { feeScheduleOn } from '@chargeline/codes';
import { expect, test } from 'vitest';
import { Random } from './random.js';
import { type PricedFacts, straightLineClaim } from './straight-line-claim.js';

/** Some of every ranking, of every bilateral indicator and of every status that is paid. */
const CODES = [
  '99213 92004 73562 99153 71046 80053 94760 94761 11056 55874 33206',
  '20610 64721 17110 11042 11102 12001 27447 49505 47562 52332 52353',
  '45378 45380 45385 43235 43239 29870 29880 29881 31231 31237',
  '70450 70496 70498 72148 74177 76604 73721 93000 93005 93306 93880 93926',
  '92133 92250 92235 97110 97140 97161 97530',
].flatMap((codes) => codes.split(' '));
const MODIFIERS = '25 26 TC RT LT 50 51 52 53 54 55 56 78 62 66 80 AS CQ FX FY CT ZZ'.split(' ');

function drawClaim(random: Random): readonly PricedFacts[] {
  return Array.from({ length: 1 + random.below(8) }, () => ({
    code: random.pick(CODES),
    modifiers: random.chance(50)
      ? [random.pick(MODIFIERS)]
      : random.chance(30)
        ? random.shuffled(MODIFIERS).slice(0, 2)
        : [],
    units: random.pick([1, 1, 1, 2, 3, 0.5]),
    serviceDate: random.chance(80) ? '2025-06-02' : '2025-06-03',
    placeOfService: random.pick(['11', '22']),
    zip: random.chance(90) ? '15213' : '10016',
  }));
}

const claims = Array.from({ length: 3_000 }, (_, number) => drawClaim(new Random('straight line', number)));
const sum = (amounts: readonly (number | null)[]): number =>
  amounts.reduce<number>((total, one) => total + (one ?? 0), 0);

test('the codes are in the schedule', () => {
  const schedule = feeScheduleOn('2025-06-02');
  expect(CODES.filter((code) => schedule?.code(code) === undefined)).toEqual([]);
});

test('no amount is negative, or a part of a cent', () => {
  const wrong = claims.filter((claim) =>
    straightLineClaim(claim).some((cents) => cents !== null && !(Number.isSafeInteger(cents) && cents >= 0)),
  );
  expect(wrong).toEqual([]);
});

test('the order of the lines does not change the sum', () => {
  const wrong = claims.filter((claim, number) => {
    const shuffled = new Random('another order', number).shuffled(claim);
    return sum(straightLineClaim(shuffled)) !== sum(straightLineClaim(claim));
  });
  expect(wrong).toEqual([]);
});

test('company never makes a line dearer', () => {
  const wrong = claims.filter((claim) => {
    const beside = straightLineClaim(claim);
    return claim.some((facts, at) => (beside[at] ?? 0) > (straightLineClaim([facts])[0] ?? 0));
  });
  expect(wrong).toEqual([]);
});
