import { feeScheduleRow } from '@chargeline/codes';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { basesOf, basesOverDays } from './add-on-bases.js';
import { table } from './tables.js';

test('a range stands for all codes from one end to the other', () => {
  expect(basesOf('90472')).toEqual(['90460', '90471', '90473', '90480', 'G0008', 'G0009', 'G0010']);
  expect(basesOf('95885')).toHaveLength(7);
});

test('an add-on has its bases on its own day, or over several', () => {
  expect([basesOf('99439'), basesOverDays('99439')]).toEqual([[], ['99490']]);
  expect([basesOf('01968'), basesOverDays('01968')]).toEqual([[], ['01967']]);
});

test('what is no add-on has none', () => expect([basesOf('99213'), basesOverDays('99213')]).toEqual([[], []]));

test('every add-on that the fee schedule has is one there: global days ZZZ', () => {
  const groups = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())));
  const addOns = Object.values(table('add-on-bases', groups)).flatMap((part) =>
    Object.values(part).flatMap(Object.keys),
  );
  const others = addOns.filter((code) => !['ZZZ', undefined].includes(feeScheduleRow('2025-06-02', code)?.globalDays));
  expect(addOns.length).toBeGreaterThan(80);
  // Prolonged visits of Medicare, and labor that ends in a cesarean.
  expect(others.sort()).toEqual(['01968', 'G2212']);
});
