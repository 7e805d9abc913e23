import { Finding } from '@chargeline/contracts';
import { fallback, featuresOf, loadScorer, type ScorableClaim } from '@chargeline/scoring';
import { type Random, randomOf } from '#train/random';
import { expect, test } from 'vitest';

const ODD_CLAIMS = 5_000;
const scorer = loadScorer(new URL('../data/denial-risk.json', import.meta.url), (message) => expect.fail(message));

const NUMBERS = [0, -0, 1, -1, 0.001, 1e-300, 1e308, -1e308, 1e15, 3.5];
const CENTS = [0, -1, 1, 15_000, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
const CODES = ['99213', '27447', '71046', 'J1100', '', '٣٣٣٣٣', '=1+1', '99999', 'constructor'];
const DAYS = ['2025-06-02', '0000-01-01', '9999-12-31', '2024-02-29', '2025-12-31'];
const WORDS = [null, '', '11', '21', 'CI', 'MB', '__proto__', 'ZZ'];
const RULES = ['DX-002', 'DUP-002', '', '-', 'constructor-1', 'NDC-001'];
const AGES = [null, -5, 0, 47, 124, Number.MAX_SAFE_INTEGER];

/** Any claim that the contract's types let through, however unlikely. */
function oddClaim({ one, whole, chance }: Random): ScorableClaim {
  const some = <T>(most: number, draw: () => T): T[] => Array.from({ length: whole(0, most) }, draw);
  return {
    encounter: {
      patient: { ageYears: one(AGES) },
      coverage: chance(0.5) ? null : { filingIndicator: one(WORDS) },
      referringProvider: chance(0.5) ? null : {},
      placeOfService: one(WORDS),
      authorization: one(WORDS),
    },
    claim: {
      frequency: one(['1', '7', '8']),
      totalCents: one(CENTS),
      diagnoses: some(12, () => one(CODES)),
      lines: some(chance(0.05) ? 50 : 4, () => ({
        code: one(CODES),
        modifiers: some(4, () => one(['25', '59', '26', 'TC', '', '💉'])),
        units: one(NUMBERS),
        chargeCents: one(CENTS),
        serviceFrom: one(DAYS),
        serviceTo: one(DAYS),
        placeOfService: one(WORDS),
        ndc: chance(0.5) ? null : {},
      })),
    },
    judgement: {
      findings: some(chance(0.01) ? 5_000 : 3, () => ({
        rule: one(RULES),
        severity: one(Finding.shape.severity.options),
      })),
    },
  };
}

const batch = Array.from({ length: ODD_CLAIMS }, (_, at) => featuresOf(oddClaim(randomOf(99, at))));

test(`features of ${ODD_CLAIMS} odd claims are finite`, () =>
  expect(batch.filter((features) => !features.every(Number.isFinite))).toEqual([]));

for (const each of [scorer, fallback]) {
  test(`${each.model} gives each a probability`, async () => {
    const all = await each.risks(batch);
    expect(all).toHaveLength(ODD_CLAIMS);
    expect(all.filter((risk) => !(risk >= 0 && risk <= 1))).toEqual([]);
  });
}
