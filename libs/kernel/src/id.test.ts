import { expect, test } from 'vitest';
import { derivedId, eventId } from './id.js';

test('an event id is a UUID of version 5', () => {
  expect(eventId('acme', 'MSG-1', 'ehr-adapters')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

test('an event id is pinned: a changed derivation would double every claim in flight', () => {
  expect(eventId('acme', 'MSG-1', 'ehr-adapters', 0)).toBe('9dbb6a83-4f0c-5666-8d0d-7ef37324e320');
});

for (const [why, one, other] of [
  ['tenant', ['a', 's', 'x', 0], ['b', 's', 'x', 0]],
  ['source', ['a', 's', 'x', 0], ['a', 't', 'x', 0]],
  ['stage', ['a', 's', 'x', 0], ['a', 's', 'y', 0]],
  ['ordinal', ['a', 's', 'x', 0], ['a', 's', 'x', 1]],
  ['where the parts are cut', ['a', 'bc', 'x', 0], ['ab', 'c', 'x', 0]],
] as const) {
  test(`another ${why} is another event`, () => expect(derivedId(...one)).not.toBe(derivedId(...other)));
}
