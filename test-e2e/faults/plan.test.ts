import { expect, test } from 'vitest';
import { ALL_OUTAGES, killsOf, type Plan, planOf, planText, type Step } from './plan.ts';

const instances = ['ehr-adapters', 'gateway', 'ingestion', 'ingestion-2', 'coding', 'rules', 'billing', 'billing-2'];
const options = { seed: 7, kills: 40, instances, outages: ALL_OUTAGES };
const plans = Array.from({ length: 50 }, (_, seed) => planOf({ ...options, seed }));

const victimsOf = (step: Step): readonly string[] => {
  if (step.kind === 'kill') return step.victims;
  if (step.kind === 'kill-twice') return [step.victim];
  return step.meanwhile === null ? [] : [step.meanwhile];
};
const kinds = (plan: Plan): ReadonlySet<string> =>
  new Set(plan.steps.map((step) => (step.kind === 'kill' ? `kill ${step.victims.length}` : step.kind)));

test('a seed is a plan', () => {
  expect(planOf(options)).toEqual(planOf(options));
  expect(planText(planOf({ ...options, seed: 8 }))).not.toEqual(planText(planOf(options)));
});

test('as many kills as were asked for, and a few more', () => {
  for (const plan of plans) {
    expect(killsOf(plan)).toBeGreaterThanOrEqual(40);
    expect(killsOf(plan)).toBeLessThan(50);
  }
});

test('every instance is a victim, and never twice at one moment', () => {
  for (const { steps } of plans) {
    expect(new Set(steps.flatMap(victimsOf))).toEqual(new Set(instances));
    for (const step of steps) expect(new Set(victimsOf(step)).size).toBe(victimsOf(step).length);
  }
});

test('alone, two at once, again after the restart', () => {
  const all = new Set(plans.flatMap((plan) => [...kinds(plan)]));
  expect(all).toEqual(new Set(['kill 1', 'kill 2', 'kill-twice', 'outage']));
});

test('each outage once, in the midst of it', () => {
  for (const { steps } of plans) {
    const outages = steps.filter((step) => step.kind === 'outage');
    expect(outages.map(({ of, by }) => `${of} ${by}`).sort()).toEqual(
      ALL_OUTAGES.map(({ of, by }) => `${of} ${by}`).sort(),
    );
    for (const { at } of outages) expect(Math.abs(at - 0.5)).toBeLessThan(0.45);
  }
});

test('spread over the whole run, in its order', () => {
  for (const { steps } of plans) {
    const places = steps.map(({ at }) => at);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places[0]).toBeLessThan(0.1);
    expect(places.at(-1)).toBeGreaterThan(0.9);
    expect(places.at(-1)).toBeLessThan(1);
  }
});

test('those who file are killed while they file', () => {
  const { filing } = planOf(options);
  expect(filing.slice(0, 2)).toEqual([
    { victim: 'billing', files: 1 },
    { victim: 'billing-2', files: 1 },
  ]);
  expect(filing).toHaveLength(3);
});

test('no kills, nobody is killed', () => {
  const plan = planOf({ ...options, kills: 0 });
  expect(plan.steps.map(({ kind }) => kind)).toEqual(['outage', 'outage', 'outage', 'outage']);
  expect(killsOf(plan)).toBe(0);
});
