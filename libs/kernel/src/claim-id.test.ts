import { expect, test } from 'vitest';
import { claimIdOf } from './claim-id.js';

const id = claimIdOf('6d3f1c0a-0000-5000-8000-000000000001');

test('a claim id fits CLM01 and has no letter to misread', () => expect(id).toMatch(/^C[0-9A-HJKMNP-TV-Z]{19}$/));
test('one encounter, one claim id', () => expect(claimIdOf('6d3f1c0a-0000-5000-8000-000000000001')).toBe(id));
test('another encounter, another claim id', () =>
  expect(claimIdOf('6d3f1c0a-0000-5000-8000-000000000002')).not.toBe(id));

test('a hundred thousand encounters have as many claim ids', () => {
  expect(new Set(Array.from({ length: 100_000 }, (_, n) => claimIdOf(String(n)))).size).toBe(100_000);
});
