import { expect, test } from 'vitest';
import { Random } from '../random.js';
import { drawingOf } from '../visit/draw-visit.js';
import { stepsOf } from './step.js';

const nextVisit = drawingOf(1);
const visits = Array.from({ length: 1_500 }, (_, number) => nextVisit(number % 30 === 0));
const courses = (standAlone: boolean, of = visits): string[] =>
  of.map((visit) =>
    stepsOf(visit, standAlone, new Random(1, visit.number))
      .map(({ occasion }) => occasion)
      .join(' '),
  );
const overHl7 = visits.filter(({ door }) => door === 'mllp' || door === 'hl7-http');

test('EHRs tell of a visit in four orders', () => {
  expect(new Set(courses(true, overHl7))).toEqual(
    new Set(['registered charged', 'registered updated charged', 'charged registered', 'admitted discharged charged']),
  );
});

test('charges never come first where they do not say who is insured', () => {
  expect(courses(false, overHl7).filter((course) => course.startsWith('charged'))).toEqual([]);
});

test('only hospitals admit', () => {
  const offices = overHl7.filter(({ site }) => site.placeOfService === '11');
  expect(courses(true, offices).filter((course) => course.startsWith('admitted'))).toEqual([]);
});

test('bundles and batches tell all at once', () => {
  const atOnce = visits.filter(({ door }) => door === 'fhir' || door === 'claim-batch');
  expect(new Set(courses(true, atOnce))).toEqual(new Set(['charged']));
});

test('a visit without charges is told without them', () => {
  const without = overHl7.map((visit) => ({ ...visit, charges: [] }));
  expect(courses(true, without).filter((course) => /\bcharged\b/.test(course) || course === '')).toEqual([]);
});

test('message ids are different and hold no visit number: they travel in clear', () => {
  const ids = visits.flatMap((visit) =>
    stepsOf(visit, true, new Random(1)).map(({ messageId }) => ({ messageId, hidden: visit.visitNumber })),
  );
  expect(new Set(ids.map(({ messageId }) => messageId)).size).toBe(ids.length);
  expect(ids.filter(({ messageId, hidden }) => messageId.includes(hidden) || messageId.length > 20)).toEqual([]);
});
