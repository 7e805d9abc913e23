import { claimPriced, claimScored } from '@chargeline/contracts';
import { priced as document } from '@chargeline/contracts/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emit } from '@chargeline/messaging';
import { roomOnMemory } from '@chargeline/runtime/testing';
import { expect, test } from 'vitest';
import { pricing } from '../../src/index.js';
import { aContract, between, priced, written } from './a-contract.js';

const fees = [{ service: '99214', cents: 15_000 }];
const contractOn = between(aContract({ medicare: { share: 12_000 }, fees }));
const told = (steps: readonly { rule: string; factor: number | null; cents: number }[]) =>
  steps.map(({ rule, factor, cents }) => [rule, factor, cents]);

test('the contract is a step of each line, with its share and the cents after it', () => {
  const [visit, listed, unknown] = priced(['99213', '99214*2', '99999'], contractOn).lines;
  expect(told(visit!.steps)).toEqual([
    ['fee', null, 8_552],
    ['contract', 12_000, 10_262],
  ]);
  expect(visit!.steps.at(-1)!.says).toBe('120 % of what Medicare allows, by Acme 2025');
  expect(told(listed!.steps)).toEqual([
    ['contract', null, 15_000],
    ['units', null, 30_000],
  ]);
  expect(listed!.sources.at(-1)).toBe('contract Acme 2025');
  expect(unknown).toMatchObject({ status: 'not-in-schedule', allowedCents: null, steps: [] });
});

test('a case tells its line and the others where the money is', () => {
  const cases = [{ service: '27447', cents: 2_500_000 }];
  const [visit, knee] = priced(['99213', '27447'], between(aContract({ cases }))).lines;
  expect(told(knee!.steps)).toEqual([['contract', null, 2_500_000]]);
  expect(told(visit!.steps)).toEqual([['contract', 0, 0]]);
  expect(visit!.steps[0]!.says).toBe('in the case of 27447, by Acme 2025');
});

test('without a contract on the day a quote is what it is without contracts', () => {
  const lines = ['99213-25', '11042', '12001', '00140', '99999'];
  const elsewhere = between(aContract({ from: '2030-01-01', to: null, medicare: { share: 1 } }));
  expect(priced(lines, elsewhere)).toEqual(priced(lines, undefined));
});

test('sequestration is Medicare’s: what is paid by contract is not said', () => {
  const { lines, totalCents, totalPaymentCents } = priced(['99213', '99214'], contractOn, '2025-06-02', true);
  expect(lines.map(({ paymentCents }) => paymentCents)).toEqual([null, null]);
  expect([totalCents, totalPaymentCents]).toEqual([25_262, null]);
});

test('by Medicare each line has its payment, and they add up: 67.05 + 92.84', () => {
  const { totalPaymentCents, lines } = priced(['99213', '11042', '99999'], undefined, '2025-06-02', true);
  expect(lines.map(({ paymentCents }) => paymentCents)).toEqual([6_705, 9_284, null]);
  expect(totalPaymentCents).toBe(15_989);
  expect(priced(['99213'], undefined)).not.toHaveProperty('totalPaymentCents');
  expect(priced(['99213'], undefined).lines[0]).not.toHaveProperty('paymentCents');
});

test('a claim is worth what the contract of its tenant and payer says; another tenant’s is not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chargeline-contracts-'));
  writeFileSync(join(folder, 'acme.json'), JSON.stringify({ ...written, medicare: { share: 12_000 } }));
  const room = await roomOnMemory(pricing, { PRICING_CONTRACTS: folder });
  const { price: _, ...scored } = document;
  const rival = { ...scored, encounter: { ...scored.encounter, tenantId: 'rival' } };
  const uninsured = { ...scored, encounter: { ...scored.encounter, coverage: null } };
  const cause = (id: string, tenant: string) => ({ id, tenant, traceparent: '', releases: { pfs: '2025-10' } });
  await room.send(emit(claimScored, cause('a', 'acme'), scored));
  await room.send(emit(claimScored, cause('b', 'rival'), rival));
  await room.send(emit(claimScored, cause('c', 'acme'), uninsured));
  const events = await room.take(claimPriced, 3);
  await room.stop();
  rmSync(folder, { recursive: true });
  expect(events.map(({ body }) => body.price.allowedCents)).toEqual([10_262, 8_552, 8_552]);
  expect(told(events[0]!.body.price.lines[0]!.steps)).toContainEqual(['contract', 12_000, 10_262]);
});
