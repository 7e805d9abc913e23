import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stayingTool } from './run.js';

let folder: string;
const tool = stayingTool();
const run = (...args: readonly string[]) =>
  tool(['price', ...args], { cwd: folder, env: { CHARGELINE_HOME: join(folder, 'home') } });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chargeline-price-'));
  const acme = { name: 'Acme 2025', tenant: 'acme', payer: '12345', from: '2025-01-01', to: '2025-12-31' };
  await writeFile(join(folder, 'acme.json'), JSON.stringify({ ...acme, medicare: { share: 12_000 } }));
});
afterAll(() => rm(folder, { recursive: true }));

test('what Medicare pays is there when it is asked for: 85.52 × 0.8 × 0.98', async () => {
  const { out } = await run('--code', '99213', '--sequestration', '--json');
  expect(JSON.parse(out)).toMatchObject({
    lines: [{ paymentCents: 6_705 }],
    totalCents: 8_552,
    totalPaymentCents: 6_705,
  });
  expect((await run('--code', '99213', '--sequestration')).out).toContain('total 85.52, of which Medicare pays 67.05');
  expect((await run('--code', '99213', '--json')).out).not.toContain('ayment');
});

const contract = ['--contracts', '.', '--tenant', 'acme'] as const;

test('a contract says the amount, and its step says so: 85.52 × 1.2', async () => {
  const { out } = await run('--code', '99213', ...contract, '--payer', '12345');
  expect(out).toContain('102.62    120 %  120 % of what Medicare allows, by Acme 2025');
  expect(out).toContain('total 102.62');
});

test('a payer without a contract is priced by Medicare', async () => {
  expect((await run('--code', '99213', ...contract, '--payer', '1')).out).toContain('total 85.52');
});

test('a contract is named whole', async () => {
  const { exit, err } = await run('--code', '99213', ...contract);
  expect(exit).toBe(2);
  expect(err).toContain('--contracts, --tenant and --payer together');
});

test('a folder without contracts is refused', async () => {
  const { exit, err } = await run('--code', '99213', '--contracts', 'home', '--tenant', 'acme', '--payer', '12345');
  expect(exit).not.toBe(0);
  expect(err).toContain('CHL_PRICING_CONTRACTS');
});
