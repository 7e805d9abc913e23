import { expect, test } from 'vitest';
import { panelsAlike, panelsWith } from './panels.js';

test('the panels of a test', () => {
  expect(panelsWith('84478')).toEqual(['80061']);
  expect(panelsWith('85027')).toEqual(['85025']);
  expect(panelsWith('83036')).toEqual([]);
});

test('panels that share a test, and are not part of each other', () => {
  expect(panelsAlike('80061')).toEqual([]);
  expect(panelsAlike('80076')).toEqual(['80053', '80069']);
  // A general health panel holds the metabolic one, and shares the count with those of pregnancy.
  expect(panelsAlike('80050')).toEqual(['80055', '80081']);
  expect(panelsAlike('80053')).toContain('80048');
});
