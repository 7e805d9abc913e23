import type { RulebookChange, Ruling } from '@chargeline/contracts';
import { expect, test } from 'vitest';
import { TenantChanges } from './tenant-changes.js';

const aChange = (changeId: string, action: RulebookChange['action'] = 'silence'): RulebookChange => ({
  changeId,
  tenantId: 'acme',
  requestedBy: 'analyst',
  reason: 'as we agreed',
  action,
  rule: 'PRV-001',
  severity: null,
  text: null,
});
const ruling: Ruling = { before: 'a', after: 'b', because: null };
const refusal: Ruling = { before: 'a', after: 'a', because: 'It cannot be.' };

test('what goes on from others leaves those as they are', () => {
  const standing = new TenantChanges();
  standing.take(aChange('c1'), { ruling: refusal, isAccepted: false });
  const batch = new TenantChanges(standing);
  batch.take(aChange('c2'), { ruling, isAccepted: true });
  expect([batch.told('c1')?.isAccepted, batch.told('c2')?.isAccepted]).toEqual([false, true]);
  expect(batch.overlay.silenced).toEqual(new Set(['PRV-001']));
  expect([standing.told('c2'), standing.overlay.silenced]).toEqual([undefined, new Set()]);
});

test('of a change that an earlier release refused and made, in whatever order they are read, the made one counts', () => {
  const told = [
    { ruling: refusal, isAccepted: false },
    { ruling, isAccepted: true },
  ];
  for (const order of [told, told.toReversed()]) {
    const changes = new TenantChanges();
    for (const one of order) changes.take(aChange('c1'), one);
    expect(changes.told('c1')?.isAccepted).toBe(true);
    expect(changes.overlay.silenced).toEqual(new Set(['PRV-001']));
  }
});

test('an accepted change that is read twice changes once', () => {
  const changes = new TenantChanges();
  for (const [id, action] of [['c1'], ['c2', 'restore'], ['c1']] as const)
    changes.take(aChange(id, action), { ruling, isAccepted: true });
  expect(changes.overlay.silenced).toEqual(new Set());
});

test('many changes are read soon: each takes as long as the first', () => {
  const changes = new TenantChanges();
  const began = performance.now();
  for (let at = 0; at < 20_000; at += 1)
    changes.take(aChange(`c${at}`, at % 2 === 0 ? 'silence' : 'restore'), { ruling, isAccepted: true });
  expect(changes.overlay.silenced).toEqual(new Set());
  expect(performance.now() - began).toBeLessThan(2_000);
});
