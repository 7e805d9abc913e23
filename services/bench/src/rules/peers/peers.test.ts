import { type ClaimDocument, judge, rulebook } from '@chargeline/rules';
import { Random } from '@chargeline/synth';
import { beforeAll, expect, test } from 'vitest';
import { fiveLineDocuments } from '../claims.js';
import { jsonRulesEngine } from './json-rules-engine.js';
import { type Peer, SCOPES, scalarFacts, scalarTexts } from './scalar-rules.js';
import { zenEngine } from './zen-engine.js';

const ids = new Set(SCOPES.flatMap((scope) => scalarTexts(scope).map(({ id }) => id)));
const rules = rulebook.filter(({ id }) => ids.has(id));

const MINUTES = 60_000;
const MODIFIERS = ['24', '25', '26', '50', '51', '62', '80', 'GA', 'GY', 'LT', 'RT', 'TC'];
const NDC = { code: '00002821501', quantity: 1, unit: 'ML' };

/** A drawn claim in which something is wrong, or missing, that one of the forty rules asks of. */
function spoiled(clean: ClaimDocument, random: Random): ClaimDocument {
  const maybe = <Of>(value: Of, ...others: readonly Of[]): Of => (random.chance(25) ? random.pick(others) : value);
  const { encounter, claim } = structuredClone(clean);
  const { patient, coverage, facility, identity } = encounter;
  return {
    ...clean,
    encounter: {
      ...encounter,
      patient: {
        ...patient,
        sex: maybe(patient.sex, 'U' as const),
        ageYears: maybe(patient.ageYears, null, -1, 130, 12),
        relationship: maybe(patient.relationship, null, '01', '77'),
      },
      coverage:
        coverage &&
        maybe(
          coverage,
          null,
          ...['MA', 'MB', 'MC', 'WC', null].map((filingIndicator) => ({ ...coverage, filingIndicator })),
        ),
      facility: facility && maybe(facility, null, { ...facility, address: null }),
      identity: { holds: maybe(identity.holds, [], ['memberId']) },
      serviceFrom: maybe(encounter.serviceFrom, null, '2025-12-31'),
    },
    claim: {
      ...claim,
      frequency: maybe(claim.frequency, '7' as const),
      totalCents: maybe(claim.totalCents, 1),
      diagnoses: maybe(claim.diagnoses, [], ['R69']),
      lines: claim.lines.map((line) => ({
        ...line,
        code: maybe(line.code, '99213', '27447', '71046', '36416', 'E0601', '0001F', 'G2211', '99241', 'J0000'),
        modifiers: maybe(
          line.modifiers,
          [],
          [random.pick(MODIFIERS)],
          [random.pick(MODIFIERS), random.pick(MODIFIERS)],
        ),
        units: maybe(line.units, 0, 2, 1_000, 100_000),
        serviceFrom: maybe(line.serviceFrom, '2015-01-01', '2021-01-01', '2025-10-15', '2026-08-01'),
        pointers: maybe(line.pointers, []),
        placeOfService: maybe(line.placeOfService, null, '07'),
        ndc: maybe(line.ndc, NDC, { ...NDC, quantity: 0 }, { ...NDC, unit: 'X' }),
      })),
    },
  };
}

let documents: readonly ClaimDocument[];
beforeAll(() => {
  const random = new Random('spoiled');
  documents = fiveLineDocuments(80, 1).flatMap((document) =>
    Array.from({ length: 25 }, () => spoiled(document, random)),
  );
});

const found = (document: ClaimDocument): readonly string[] =>
  judge(document, rules)
    .findings.map(({ rule, line }) => `${rule} ${line}`)
    .sort();

test('there are forty rules, and the drawn claims break each of them', () => {
  expect(rules.length).toBe(40);
  const broken = new Set(documents.flatMap((document) => judge(document, rules).findings.map(({ rule }) => rule)));
  expect([...ids].filter((id) => !broken.has(id))).toEqual([]);
});

for (const [name, engine] of [
  ['json-rules-engine', jsonRulesEngine],
  ['zen-engine', zenEngine],
] satisfies (readonly [string, () => Peer])[])
  test(`${name} finds the same in 2,000 drawn claims`, { timeout: 5 * MINUTES }, async () => {
    const peer = engine();
    const facts = scalarFacts();
    for (const document of documents) expect([...(await peer(facts(document)))].sort()).toEqual(found(document));
  });
