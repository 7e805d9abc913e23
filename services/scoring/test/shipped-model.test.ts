import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readModelFile, scorerOf } from '@chargeline/scoring';
import { evaluate } from '#train/evaluate';
import { report } from '#train/report';
import { drawSample } from '#train/sample';
import { expect, test } from 'vitest';

const room = path.resolve(import.meta.dirname, '..');
const text = readFileSync(path.join(room, 'data/denial-risk.json'), 'utf8');
const file = readModelFile(text);
const { seed, claims } = file.trainedWith;

test('its held-out figures are what its trees reach on the held-out claims, drawn again', async () => {
  const heldOut = drawSample(seed, claims.train + claims.validation + claims.heldOut, 'heldOut');
  expect(heldOut.denied.length).toBe(claims.heldOut);
  expect(await evaluate(scorerOf(file), heldOut)).toEqual(file.heldOut);
});

test('it beats the fallback and does not beat the process, which knows what no claim shows', () => {
  const { model, fallback, process } = file.heldOut;
  expect(model.logLoss).toBeLessThan(fallback.logLoss);
  expect(model.auc).toBeGreaterThan(fallback.auc);
  expect(process.logLoss).toBeLessThan(model.logLoss);
});

test('it is calibrated: every tenth within five points, and the whole within one', () => {
  const { reliability, baseRate } = file.heldOut;
  for (const { expected, denied } of reliability) expect(Math.abs(expected - denied)).toBeLessThan(0.05);
  const expected = reliability.reduce((sum, group) => sum + group.expected, 0) / reliability.length;
  expect(Math.abs(expected - baseRate)).toBeLessThan(0.01);
});

test('about a tenth of the claims go to review', () => {
  const { share, denied } = file.heldOut.review;
  expect(share).toBeGreaterThan(0.07);
  expect(share).toBeLessThan(0.13);
  expect(denied).toBeGreaterThan(2 * file.heldOut.baseRate);
});

test('the README shows the figures as the training command prints them', () =>
  expect(readFileSync(path.join(room, 'README.md'), 'utf8')).toContain(`\n${report(file)}\n`));

test('it names its training command, and is below 200 kB', () => {
  expect(file.trainedWith.command).toBe('pnpm --filter @chargeline/scoring train -- --seed 7 --claims 60000');
  expect(text.length).toBeLessThan(200_000);
});
