import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { syntheticPractice } from '@chargeline/synth';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoResult, isBalanced, runDemo } from '../src/index.js';
import { type StoppedVisit, stoppedVisits } from './stopped-visits.js';

/** `CLEAN_VISITS=10000` looks at more: whoever adds rules, or services of the synthetic practice, sees early where they disagree. */
const size = { encounters: Number(process.env['CLEAN_VISITS'] ?? 500), seed: 7 };
const PATIENCE_MILLIS = 10 * 60_000;

let folder: string;
let demo: DemoResult;
let judged: readonly StoppedVisit[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chargeline-clean-'));
  demo = await runDemo({ ...size, folder, logger: pino({ level: 'silent' }) });
  judged = await stoppedVisits(demo.line, syntheticPractice(size).visits);
}, PATIENCE_MILLIS);
afterAll(async () => {
  await demo.line.stop();
  await rm(folder, { recursive: true, force: true });
});

/** How often each rule is named, and one of the visits. */
function countedByRule(stopped: readonly StoppedVisit[]): Readonly<Record<string, string>> {
  const groups = Map.groupBy(
    stopped.flatMap(({ visit, by }) => by.map((rule) => ({ rule, visit }))),
    ({ rule }) => rule,
  );
  const told = [...groups].map(([rule, own]) => {
    const { key, placeOfService, lines } = own[0]!.visit;
    const codes = lines.map(({ code, modifiers }) => [code, ...modifiers].join('-')).join(' ');
    return [rule, `${own.length} visits, as ${key} at ${placeOfService}: ${codes}`] as const;
  });
  return Object.fromEntries(told);
}

/** Of two that are the same either may be the one that is billed. */
const twins = (): ReadonlySet<string> =>
  new Set(judged.flatMap(({ visit: { key, sameAs } }) => (sameAs === null ? [] : [key, sameAs])));

test('no rule rejects or holds what its sender calls clean', () => {
  expect(judged.length).toBeGreaterThan(0.9 * size.encounters);
  const clean = judged.filter(({ visit }) => visit.expected === 'billed' && !twins().has(visit.key));
  expect(countedByRule(clean)).toEqual({});
});

test('one of two visits that are the same is stopped, as a duplicate', () => {
  const stops = judged.filter(({ visit }) => twins().has(visit.key)).map(({ by }) => by.join(' '));
  expect(stops.toSorted()).toEqual(stops.map((_, at) => (at % 2 === 0 ? '' : 'HIS-001')).toSorted());
  expect(stops).toHaveLength(twins().size);
});

test('what is planted for a rule is stopped by that rule alone', () => {
  const planted = judged.filter(({ visit }) => visit.expected !== 'billed' && visit.sameAs === null);
  expect(planted.length).toBeGreaterThan(0);
  const otherwise = planted.filter(({ visit, by }) => by.join(' ') !== visit.because);
  expect(otherwise.map(({ visit, by }) => `${visit.fault}: ${by.join(' ')} in place of ${visit.because}`)).toEqual([]);
});

test('every visit meets the fate in its sender’s books', () => {
  const { otherFate, ledger } = demo;
  expect({ otherFate, isBalanced: isBalanced(ledger), ...ledger }).toMatchObject({ otherFate: 0, isBalanced: true });
});
