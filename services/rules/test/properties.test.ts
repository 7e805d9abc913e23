import { expect, test } from 'vitest';
import { type ClaimDocument, judge, rulebook } from '../src/index.js';
import { cleanClaim } from './clean-claim.js';
import { dice, shuffled } from './dice.js';

const WORDS = [
  '',
  ' ',
  '0',
  '25',
  '50',
  'E119',
  'W19XXXA',
  'Z3A20',
  '99213',
  '27447',
  'J1885',
  '3044F',
  'PO Box',
  '\u0000',
  'Ω',
];
const DAYS = ['2025-06-02', '2015-09-30', '2026-10-01', '2025-02-30', '0000-00-00', '9999-12-31', '', 'yesterday'];
const NUMBERS = [0, 1, -1, 0.5, 2, 1e-9, 1_000, 1e300, Number.MAX_SAFE_INTEGER, NaN, Infinity];

type Roll = (sides: number) => number;
const pick = <T>(from: readonly T[], roll: Roll): T => from.at(roll(from.length)) as T;

/** The value or another of its kind: any word for a word, a shorter, longer or other list, sometimes null where there was an object. */
function odd(value: unknown, roll: Roll): unknown {
  if (roll(3) > 0 && typeof value !== 'object') return value;
  if (typeof value === 'string') return /^\d{4}-/.test(value) ? pick(DAYS, roll) : pick(WORDS, roll);
  if (typeof value === 'number') return pick(NUMBERS, roll);
  if (Array.isArray(value)) return Array.from({ length: roll(4) * value.length }, () => odd(pick(value, roll), roll));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, odd(inner, roll)]));
}

const NULLABLE = ['coverage', 'billingProvider', 'renderingProvider', 'referringProvider', 'facility'] as const;

function anOddClaim(roll: Roll): ClaimDocument {
  const { encounter, claim } = cleanClaim();
  const document = odd({ encounter, claim }, roll) as { encounter: Record<string, unknown> };
  for (const name of NULLABLE) if (roll(4) === 0) document.encounter[name] = null;
  return document as unknown as ClaimDocument;
}

const told = (document: ClaimDocument, rules = rulebook): string[] =>
  judge(document, rules).findings.map(({ rule, line }) => `${rule} ${line}`);

test('2,000 odd claims: no rule throws, and every finding is of a line that the claim has, or of the claim', () => {
  const roll = dice(4_711);
  const broken = new Set<string>();
  for (let n = 0; n < 2_000; n += 1) {
    const document = anOddClaim(roll);
    const lines = new Set<number | null>([null, ...document.claim.lines.map(({ line }) => line)]);
    const { rejected, findings } = judge(document, rulebook);
    expect(findings.every(({ line }) => lines.has(line))).toBe(true);
    expect(rejected).toBe(findings.some(({ severity }) => severity === 'reject'));
    for (const { rule } of findings) broken.add(rule);
  }
  // The claims must be odd enough to reach most rules, or the loop says little.
  expect(broken.size).toBeGreaterThan(60);
});

test('the order of the rules changes nothing but the order of the findings', () => {
  const roll = dice(42);
  for (let n = 0; n < 200; n += 1) {
    const document = anOddClaim(roll);
    const deck = shuffled(rulebook, roll);
    const findings = told(document, deck);
    expect([...findings].sort()).toEqual(told(document).sort());
    const places = findings.map((finding) => deck.findIndex(({ id }) => finding.startsWith(`${id} `)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  }
});

test('judging changes nothing and says the same again', () => {
  const document = anOddClaim(dice(7));
  const before = structuredClone(document);
  const first = told(document);
  expect(document).toEqual(before);
  expect(told(document)).toEqual(first);
});
