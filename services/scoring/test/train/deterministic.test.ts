import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { train } from '#train/train';
import { expect, test } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../train');
const FORBIDDEN = /Math\.random|crypto|Date\b|performance|hrtime|process\.env/;

test('the trainer asks no clock, no dice and no environment', () => {
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  expect(sources).toContain('random.ts');
  expect(sources.filter((name) => FORBIDDEN.test(readFileSync(path.join(folder, name), 'utf8')))).toEqual([]);
});

test('a file says how it was made, so that anybody can make it again', async () => {
  const { trainedWith, heldOut, name, reviewFrom } = await train({ seed: 9, claims: 2_000 });
  expect(name).toBe('denial-risk-synthetic');
  expect(trainedWith).toEqual({
    command: 'pnpm --filter @chargeline/scoring train -- --seed 9 --claims 2000',
    seed: 9,
    claims: { train: 1_200, validation: 400, heldOut: 400 },
  });
  expect(heldOut.claims).toBe(400);
  expect(String(reviewFrom)).toMatch(/^0\.\d{1,2}$/);
});
