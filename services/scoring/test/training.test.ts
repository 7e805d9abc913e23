import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { readModelFile } from '@chargeline/scoring';
import { report } from '#train/report';
import { train } from '#train/train';
import { textOf } from '#train/write';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'scoring-'));
afterAll(() => rmSync(folder, { recursive: true }));
const main = path.resolve(import.meta.dirname, '../train/main.ts');
const SMALL = { seed: 3, claims: 4_000 };

test('the command writes what the trainer makes, prints its figures, and does so again', async () => {
  const out = path.join(folder, 'model.json');
  const said = `-- --seed ${SMALL.seed} --claims ${SMALL.claims}`.split(' ');
  const { stdout } = await promisify(execFile)(process.execPath, [main, ...said, '--out', out]);
  const again = await train(SMALL);
  expect(readFileSync(out, 'utf8')).toBe(textOf(again));
  expect(stdout).toBe(`${report(again)}\n`);
  expect(readModelFile(readFileSync(out, 'utf8'))).toEqual(again);
});

test('it learns: better than the base rate, on claims that it never saw', async () => {
  const { heldOut, trees } = await train({ seed: 5, claims: 10_000 });
  const { baseRate } = heldOut;
  const constant = -(baseRate * Math.log(baseRate) + (1 - baseRate) * Math.log(1 - baseRate));
  expect(trees.length).toBeGreaterThan(5);
  expect(heldOut.model.logLoss).toBeLessThan(constant);
  expect(heldOut.model.auc).toBeGreaterThan(0.65);
});

test('another seed is another model', async () => {
  const [one, other] = await Promise.all([train({ seed: 1, claims: 2_000 }), train({ seed: 2, claims: 2_000 })]);
  expect(one.version).not.toBe(other.version);
});
