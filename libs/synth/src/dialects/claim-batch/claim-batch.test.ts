import { centsOf } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { drawingOf } from '../../visit/draw-visit.js';
import { claimBatch } from './claim-batch.js';

const nextVisit = drawingOf(1);
const visits = Array.from({ length: 300 }, () => nextVisit(true));

interface SentLine {
  readonly code: string;
  readonly units: number;
  readonly charge: string;
  readonly diagnosisPointers: readonly number[];
}

interface SentClaim {
  readonly reference: string;
  readonly relationship: string;
  readonly subscriber?: { readonly firstName: string };
  readonly diagnoses: readonly string[];
  readonly lines: readonly SentLine[];
}

const sent = visits.map((visit) => {
  const text = claimBatch(visit).toString('utf8');
  const { claims } = JSON.parse(text) as { readonly claims: readonly SentClaim[] };
  return { visit, text, claims, claim: claims[0]! };
});

test('one claim a batch, by the visit number', () => {
  for (const { visit, claims } of sent) expect(claims.map(({ reference }) => reference)).toEqual([visit.visitNumber]);
});

test('amounts are for all units, to the cent', () => {
  for (const { visit, claim } of sent) {
    expect(claim.lines.map(({ charge }) => centsOf(charge))).toEqual(
      visit.charges.map(({ chargeCents }) => chargeCents),
    );
  }
});

test('lines point to diagnoses of the claim, the main one first', () => {
  for (const { claim } of sent) {
    for (const { diagnosisPointers } of claim.lines) {
      expect(diagnosisPointers[0]).toBe(1);
      expect(diagnosisPointers.at(-1)).toBeLessThanOrEqual(claim.diagnoses.length);
    }
  }
});

test('a subscriber stands there exactly when it is somebody else', () => {
  const relationships = sent.map(({ claim }) => `${claim.relationship} ${claim.subscriber !== undefined}`);
  expect(new Set(relationships)).toEqual(new Set(['18 false', '01 true', '19 true']));
});

test('what nobody says is left out: the door takes no nulls', () => {
  expect(sent.filter(({ text }) => text.includes(':null') || text.includes('""'))).toEqual([]);
});
