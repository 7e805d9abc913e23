import { mkdtempSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fallback } from '../domain/fallback.js';
import { featureNames } from '../domain/features.js';
import { loadScorer, scorerOf } from './load-scorer.js';

const folder = mkdtempSync(path.join(tmpdir(), 'scoring-'));
afterAll(() => rmSync(folder, { recursive: true }));
const shipped = new URL('../../data/denial-risk.json', import.meta.url);
const nobody = (message: string): void => expect.fail(message);

test('the shipped file scores, and says its name and version', () => {
  const { model, reviewFrom } = loadScorer(shipped, nobody);
  expect(model).toMatch(/^denial-risk-synthetic@[0-9a-f]{12}$/);
  expect(reviewFrom).toBeGreaterThan(0);
  expect(reviewFrom).toBeLessThan(1);
});

test('no file: the fallback, with a warning that names the file and the fallback', () => {
  const said: string[] = [];
  const missing = path.join(folder, 'missing.json');
  expect(loadScorer(missing, (message) => said.push(message))).toBe(fallback);
  expect(said).toEqual([`There is no model file at ${missing}. Claims are scored by fallback-rules-v1.`]);
});

test('a broken file is not an absent one', () => {
  const broken = path.join(folder, 'broken.json');
  writeFileSync(broken, '{"name": "denial');
  expect(() => loadScorer(broken, nobody)).toThrow(/it is not JSON/);
});

test('nor is a folder', () => expect(() => loadScorer(folder, nobody)).toThrow(/EISDIR/));

test('a batch is scored in its order', async () => {
  const scorer = scorerOf({
    name: 'a-test',
    version: 'v',
    reviewFrom: 0.5,
    base: 0,
    trees: [[[1, 2, 1, 2], [-Math.log(3)], [Math.log(3)]]],
  });
  const [low, high] = [new Float64Array(featureNames.length), new Float64Array(featureNames.length).fill(3)];
  const risks = await scorer.risks([high, low, high]);
  expect(risks.map((risk) => risk.toFixed(2))).toEqual(['0.75', '0.25', '0.75']);
  expect(scorer).toMatchObject({ model: 'a-test@v', reviewFrom: 0.5 });
});
