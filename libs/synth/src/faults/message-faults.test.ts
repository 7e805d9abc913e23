import { expect, test } from 'vitest';
import { stepsOf } from '../delivery/step.js';
import { Random } from '../random.js';
import { drawingOf } from '../visit/draw-visit.js';
import type { Fault } from './fault.js';
import { FAULTS } from './faults.js';
import { somethingToComeLater } from './visit-faults.js';

const nextVisit = drawingOf(1);
const visits = Array.from({ length: 200 }, () => somethingToComeLater(nextVisit(false), new Random(1)));
const told = (inSteps: NonNullable<Fault['inSteps']>) =>
  visits.map((visit) => ({ visit, steps: inSteps(stepsOf(visit, true, new Random(1, visit.number)), visit) }));

for (const [name, kind, expect_, extra] of [
  ['identical-resend', 'resend', 'accepted', 1],
  ['duplicate-charges', 'duplicate-charges', 'accepted', 1],
  ['late-charge', 'late-charge', 'accepted', 1],
  ['corrected-charge', 'corrected-charge', 'accepted', 1],
  ['reused-message-id', 'reused-id', 'refused', 1],
  ['malformed-date', 'malformed', 'refused', 1],
] as const) {
  test(`${name}: one message more, ${expect_}`, () => {
    for (const { visit, steps } of told(FAULTS[name].inSteps)) {
      const plain = stepsOf(visit, true, new Random(1, visit.number));
      expect(steps).toHaveLength(plain.length + extra);
      expect(steps.filter((step) => step.kind === kind).map((step) => step.expect)).toEqual([expect_]);
    }
  });
}

test('a resend is the same in everything but why it is sent', () => {
  for (const { steps } of told(FAULTS['identical-resend'].inSteps)) {
    const again = steps.at(-1)!;
    expect(steps).toContainEqual({ ...again, kind: 'first' });
  }
});

test('a duplicate has the same charges under an id of its own', () => {
  for (const { visit, steps } of told(FAULTS['duplicate-charges'].inSteps)) {
    expect(steps.at(-1)?.charges).toEqual(visit.charges);
    expect(new Set(steps.map(({ messageId }) => messageId)).size).toBe(steps.length);
  }
});

test('the first message and the late one tell each charge once', () => {
  for (const { visit, steps } of told(FAULTS['late-charge'].inSteps)) {
    expect(steps.flatMap(({ charges }) => charges)).toEqual(visit.charges);
    expect(steps.at(-1)?.charges).toHaveLength(1);
  }
});

test('a correction tells the right amount of a charge that was told wrong', () => {
  for (const { visit, steps } of told(FAULTS['corrected-charge'].inSteps)) {
    const [first, second] = steps.filter(({ charges }) => charges.length > 0);
    expect(second?.charges).toEqual(visit.charges.slice(0, 1));
    expect(first?.charges[0]?.chargeId).toBe(second?.charges[0]?.chargeId);
    expect(first?.charges[0]?.chargeCents).not.toBe(second?.charges[0]?.chargeCents);
    expect(first?.charges.slice(1)).toEqual(visit.charges.slice(1));
  }
});

test('a reused id comes after the message that it belongs to, with other amounts', () => {
  for (const { visit, steps } of told(FAULTS['reused-message-id'].inSteps)) {
    const reused = steps.at(-1)!;
    const owner = steps.find(({ messageId }) => messageId === reused.messageId)!;
    expect(owner.expect).toBe('accepted');
    expect(owner.charges).toEqual(visit.charges);
    expect(reused.charges).not.toEqual(visit.charges);
  }
});

test('a malformed date comes first, and all of it again under another id', () => {
  for (const { steps } of told(FAULTS['malformed-date'].inSteps)) {
    const at = steps.findIndex(({ kind }) => kind === 'malformed');
    const [wrong, right] = steps.slice(at);
    expect(wrong?.chargeDate).toBe('2025-02-30');
    expect(right?.charges).toEqual(wrong?.charges);
    expect(right?.messageId).not.toBe(wrong?.messageId);
  }
});

test('a visit without charges has no message of charges to go wrong', () => {
  const [visit] = visits.map((one) => ({ ...one, charges: [] }));
  const steps = stepsOf(visit!, true, new Random(1)).filter(({ occasion }) => occasion !== 'charged');
  expect(FAULTS['late-charge'].inSteps(steps, visit!)).toEqual(steps);
});
