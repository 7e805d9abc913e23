import { familyOf, nationalCents } from '@chargeline/scoring';
import { procedureOn } from '@chargeline/codes';
import { drawClaim } from '#train/claim';
import { SERVICES } from '#train/practice';
import { randomOf } from '#train/random';
import { expect, test } from 'vitest';

const claims = Array.from({ length: 2_000 }, (_, at) => drawClaim(randomOf(7, at)));
const lines = claims.flatMap(({ claim }) => claim.lines);

test('the same number is the same claim', () => expect(drawClaim(randomOf(7, 5))).toEqual(drawClaim(randomOf(7, 5))));

test('money adds up, in whole cents, above nothing', () => {
  for (const { claim } of claims) {
    expect(claim.totalCents).toBe(claim.lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0));
  }
  expect(lines.every(({ chargeCents }) => Number.isInteger(chargeCents) && chargeCents > 0)).toBe(true);
});

test('claims keep the bounds of the contract', () => {
  for (const { claim } of claims) {
    expect(claim.lines.length).toBeGreaterThan(0);
    expect(claim.lines.length).toBeLessThanOrEqual(50);
    expect(claim.diagnoses.length).toBeGreaterThan(0);
    expect(claim.diagnoses.length).toBeLessThanOrEqual(12);
  }
  expect(lines.every(({ serviceFrom, serviceTo }) => serviceFrom <= serviceTo)).toBe(true);
});

test('every code of the practice is one that the tables have', () => {
  const codes = SERVICES.flatMap(({ main, beside }) => [...main, ...beside]);
  expect(codes.filter((code) => !procedureOn(code, '2025-06-02').known)).toEqual([]);
});

test('most is charged above the fee; a mistyped digit is rare', () => {
  const multiples = lines
    .map(({ code, modifiers, units, chargeCents, serviceFrom }) => {
      const fee = nationalCents(code, modifiers, serviceFrom) * units;
      return fee > 0 ? chargeCents / fee : 2.2;
    })
    .toSorted((a, b) => a - b);
  expect(multiples[Math.floor(multiples.length / 2)]).toBeCloseTo(2.2, 0);
  expect(multiples.filter((multiple) => multiple > 9).length / multiples.length).toBeLessThan(0.03);
});

test('a drug without its number comes with the warning of the rulebook', () => {
  for (const { claim, judgement } of claims) {
    const missing = claim.lines.filter(({ code, ndc }) => familyOf(code) === 'drug' && ndc === null);
    expect(judgement.findings.filter(({ rule }) => rule === 'NDC-001')).toHaveLength(missing.length);
  }
});

test('all findings are warnings: a rejected claim is never scored', () =>
  expect(claims.flatMap(({ judgement }) => judgement.findings).every(({ severity }) => severity === 'warn')).toBe(
    true,
  ));
