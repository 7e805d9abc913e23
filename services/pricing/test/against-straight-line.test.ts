import { straightLineClaim } from '@chargeline/synth';
import { feeScheduleOn } from '@chargeline/codes';
import { expect, test } from 'vitest';
import { priceLines } from '../src/domain/price.js';
import { ratesAt } from '../src/domain/rates.js';

/** A small generator of numbers below 1, the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

// Codes of every indicator: surgery, endoscopy families with their bases, imaging with and without a cap, tests, therapy,
// sides of every kind, assistants, teams, codes that are paid alone, and codes without a price.
const CODES = [
  '99213 11042 11102 12001 17000 20610 27447 66984 47562 65855 12007',
  '45378 45380 45385 43235 43239 29870 29877 29881 31231 31237',
  '70551 72148 70496 74177 71046 73030 93306 93000 93015 93224 92134 92250',
  '97110 97140 97530 69210 94760 36591 80053 99396 99199 99999',
].flatMap((row) => row.split(' '));
const NONE = Array.from({ length: 7 }, () => '');
const MODIFIERS = [...NONE, ...'25 59 51 50 RT LT 26 TC 80 AS 62 66 54 55 56 78 FX CT 22 52 53 GP CQ 73 ZZ'.split(' ')];

interface Drawn {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly day: string;
  /** Null where it is the claim's. */
  readonly place: string | null;
}

function draw(next: () => number): readonly Drawn[] {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)]!;
  const few = [pick(CODES), pick(CODES), pick(CODES), pick(CODES)];
  return Array.from({ length: 1 + Math.floor(next() * 6) }, () => ({
    code: pick(few),
    modifiers: [...new Set([pick(MODIFIERS), pick(MODIFIERS)])].filter((modifier) => modifier !== ''),
    units: next() < 0.8 ? 1 : pick([0.5, 2, 2, 3, 4]),
    day: next() < 0.9 ? '2025-06-02' : '2025-06-03',
    place: next() < 0.7 ? null : pick(['11', '22']),
  }));
}

const ours = (claim: readonly Drawn[], place: string) =>
  priceLines(
    claim.map(({ code, modifiers, units, day, place: own }, at) => {
      return { line: at + 1, code, modifiers, units, serviceFrom: day, placeOfService: own };
    }),
    ratesAt({ locality: '12502-99', placeOfService: place }),
  ).map(({ allowedCents }) => allowedCents);

const straight = (claim: readonly Drawn[], place: string) =>
  straightLineClaim(
    claim.map(({ code, modifiers, units, day, place: own }) => {
      return { code, modifiers, units, serviceDate: day, placeOfService: own ?? place, zip: '15213' };
    }),
  );

/** Of two lines that are worth the same either may carry the reduction: the amounts of a claim, whatever line has them. */
const amounts = (cents: readonly (number | null)[]): string => cents.map(String).toSorted().join(' ');
const total = (cents: readonly (number | null)[]): number => cents.reduce<number>((sum, one) => sum + (one ?? 0), 0);

const claims = Array.from({ length: 8_000 }, (_, seed) => draw(numbers(seed)));
const placeOf = (at: number): string => ['11', '22', '21'][at % 3]!;

test('the drawn codes are in the shipped schedule, all but one', () => {
  const schedule = feeScheduleOn('2025-06-02')!;
  expect(CODES.filter((code) => schedule.code(code) === undefined)).toEqual(['99999']);
});

test('8,000 drawn claims are worth what an independent recomputation says', () => {
  const wrong = claims.flatMap((claim, at) => {
    const [found, expected] = [ours(claim, placeOf(at)), straight(claim, placeOf(at))];
    return amounts(found) === amounts(expected) ? [] : [{ claim, found, expected }];
  });
  expect(wrong.slice(0, 3)).toEqual([]);
});

test('the order of the lines changes no total', () => {
  const wrong = claims.filter(
    (claim, at) => total(ours(claim, placeOf(at))) !== total(ours(claim.toReversed(), placeOf(at))),
  );
  expect(wrong.slice(0, 3)).toEqual([]);
});

test('no line is worth less than nothing, and all are whole cents', () => {
  const wrong = claims.flatMap((claim, at) =>
    ours(claim, placeOf(at)).filter((cents) => cents !== null && (cents < 0 || !Number.isInteger(cents))),
  );
  expect(wrong).toEqual([]);
});

test('units are linear where nothing ranks: codes without a rule for several procedures', () => {
  for (const code of ['99213', '71046', '99214'])
    for (const units of [2, 3, 7]) {
      const [one] = ours([{ code, modifiers: [], units: 1, day: '2025-06-02', place: null }], '11');
      const [many] = ours([{ code, modifiers: [], units, day: '2025-06-02', place: null }], '11');
      expect(many).toBe(one! * units);
    }
});
