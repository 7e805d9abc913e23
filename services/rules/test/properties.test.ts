import { expect, test } from 'vitest';
import { brokenBy } from '../src/domain/broken.js';
import { ClaimView } from '../src/domain/claim-view.js';
import { type ClaimDocument, judge, rulebook } from '../src/index.js';
import { dice, shuffled } from './dice.js';
import { anOddClaim, recombined } from './odd-claims.js';

const told = (document: ClaimDocument, rules = rulebook): string[] =>
  judge(document, rules).findings.map(({ rule, line }) => `${rule} ${line}`);

const MINUTES = 60_000;

test(
  '100,000 odd claims: no rule throws, and every finding is of a line that the claim has',
  { timeout: 5 * MINUTES },
  () => {
    const another = recombined(dice(4_711));
    const broken = new Set<string>();
    const astray: string[] = [];
    for (let n = 0; n < 100_000; n += 1) {
      const document = another();
      const numbers = document.claim.lines.map(({ line }) => line);
      for (const { rule, line } of judge(document, rulebook).findings) {
        broken.add(rule);
        if (line !== null && !numbers.includes(line)) astray.push(`${rule} ${line}`);
      }
    }
    expect(astray).toEqual([]);
    // The claims must be odd enough to reach many rules, or the loop says little.
    expect(broken.size).toBeGreaterThan(rulebook.length / 3);
  },
);

test('all rules together find what each finds by itself', () => {
  const roll = dice(11);
  for (let n = 0; n < 1_500; n += 1) {
    const document = anOddClaim(roll);
    const view = new ClaimView(document);
    const alone = rulebook.flatMap((rule) => brokenBy(rule, view).map((line) => `${rule.id} ${line}`));
    expect(told(document)).toEqual(alone);
  }
});

test('the order of the rules changes nothing but the order of the findings', () => {
  const roll = dice(42);
  for (let times = 0; times < 5; times += 1) {
    const deck = shuffled(rulebook, roll);
    const places = new Map(deck.map(({ id }, place) => [id, place]));
    for (let n = 0; n < 100; n += 1) {
      const document = anOddClaim(roll);
      const findings = told(document, deck);
      expect([...findings].sort()).toEqual(told(document).sort());
      const order = findings.map((finding) => places.get(finding.split(' ')[0]!)!);
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }
  }
});

test('judging changes nothing and says the same again', () => {
  const document = anOddClaim(dice(7));
  const before = structuredClone(document);
  const first = told(document);
  expect(document).toEqual(before);
  expect(told(document)).toEqual(first);
});
