import type { RulebookChange } from '@chargeline/contracts';
import { expect, test } from 'vitest';
import { OWN } from '../../test/own-rule.js';
import { ruleOnChange } from './rule-on-change.js';
import { TenantChanges } from './tenant-changes.js';

/** Some seven million steps: each line asks each line of each how many units there are. */
const dear = (id: string): RulebookChange => ({
  changeId: `add-${id}`,
  tenantId: 'acme',
  requestedBy: 'analyst',
  reason: 'as we agreed',
  action: 'add',
  rule: id,
  severity: null,
  text: OWN.replace('OWN-001', id).replace(
    'when: line.code = "99213"',
    `when: >-\n  line.code = "99213" or any a in claim.lines: any b in claim.lines: b.unitsOfClaim = 9999`,
  ),
});

test('rules that are dear together are refused one by one, until another is removed', () => {
  const changes = new TenantChanges();
  const told = (change: RulebookChange): string | null => {
    const answer = ruleOnChange(changes, change);
    changes.take(change, answer);
    return answer.ruling.because;
  };
  expect([told(dear('OWN-001')), told(dear('OWN-002'))]).toEqual([null, null]);
  expect(told(dear('OWN-003'))).toMatch(
    /^With OWN-003, which takes 6,[\d,]+, it takes 20,[\d,]+ steps to ask your own/,
  );
  expect(told({ ...dear('OWN-002'), action: 'remove', changeId: 'remove' })).toBeNull();
  expect(told({ ...dear('OWN-003'), changeId: 'again' })).toBeNull();
});
