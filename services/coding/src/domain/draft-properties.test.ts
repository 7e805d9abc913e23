import type { Charge, Diagnosis, Encounter } from '@chargeline/contracts';
import { encounter } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import { draft } from './draft.js';

/** Park and Miller's generator: the same encounters at every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}

const [visit] = encounter.charges as [Charge];

const CODES = ['E119', 'E11.9', 'I10', 'E11', 'Q9999', 'M5450', 'C61', '44054006', 'e119', ''];
const PROCEDURES = ['99213', 'J1885', '0001F', '93000', 'OFFICE', '9921', ''];

function anEncounter(roll: (sides: number) => number): Encounter {
  const pick = <T>(from: readonly T[]): T => from.at(roll(from.length)) as T;
  const several = <T>(most: number, make: () => T): T[] => Array.from({ length: roll(most) }, make);
  // Most are well coded, or no claim would ever be drafted.
  const good = roll(2) === 0;
  const code = (): string => (good ? pick(['E119', 'I10', 'M5450', 'E11.9']) : pick(CODES));
  const diagnosis = (): Diagnosis => ({
    code: code(),
    system: good ? 'ICD10CM' : pick(['ICD10CM', 'SNOMED', 'other']),
  });
  const charge = (): Charge => ({
    ...visit,
    code: good ? pick(['99213', 'J1885']) : pick(PROCEDURES),
    system: good ? 'CPT' : pick(['CPT', 'HCPCS', 'other', 'local']),
    chargeCents: good ? 1 + roll(10_000) : pick([null, 0, 250]),
    serviceFrom: pick([null, '2025-06-02', '2025-10-02']),
    diagnoses: several(6, code),
  });
  return {
    ...encounter,
    serviceFrom: good ? '2025-06-02' : pick([null, '2025-06-02', '2023-01-01']),
    diagnoses: several(6, diagnosis),
    charges: several(6, charge),
  };
}

test('2,000 random encounters: a whole claim or a worklist, nothing invented and nothing dropped', () => {
  const roll = dice(20_250_602);
  const outcomes = Array.from({ length: 2_000 }, () => anEncounter(roll)).map((source) => ({
    source,
    drafted: draft(source),
  }));
  const claims = outcomes.flatMap(({ source, drafted }) => ('claim' in drafted ? { source, ...drafted } : []));
  const worklists = outcomes.flatMap(({ drafted }) => ('worklist' in drafted ? drafted.worklist : []));

  expect(claims.length).toBeGreaterThan(500);
  expect(claims.length + worklists.length).toBe(2_000);
  expect(worklists.every(({ items }) => items.length > 0)).toBe(true);
  for (const { source, claim } of claims) {
    const written = [...source.diagnoses.map(({ code }) => code), ...source.charges.flatMap((c) => c.diagnoses)];
    const undotted = new Set(written.map((code) => code.replace('.', '')));
    expect(new Set(claim.diagnoses)).toEqual(undotted);
    expect(claim.diagnoses).toHaveLength(undotted.size);
    expect(claim.lines.map(({ code, chargeCents }) => [code, chargeCents])).toEqual(
      source.charges.map(({ code, chargeCents }) => [code, chargeCents]),
    );
    expect(claim.totalCents).toBe(source.charges.reduce((sum, { chargeCents }) => sum + (chargeCents ?? NaN), 0));
    for (const { pointers } of claim.lines) {
      expect(pointers.length).toBeGreaterThan(0);
      expect(new Set(pointers).size).toBe(pointers.length);
      expect(pointers.every((pointer) => pointer >= 1 && pointer <= claim.diagnoses.length)).toBe(true);
    }
  }
});
