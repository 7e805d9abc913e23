import { expect, test } from 'vitest';
import { aLine, aPricedClaim, type Change } from '../../test/a-priced-claim.js';
import { contentDigest } from './content-digest.js';

const digest = (change: Change, price: object = {}): string => {
  const priced = aPricedClaim(change);
  return contentDigest(priced, { ...priced.price, ...price });
};

test('the same content, sealed again', () => expect(digest({})).toBe(digest({})));

test('a field that is not said is no content, so that a contract may grow', () => {
  const { encounter, claim, price } = aPricedClaim();
  const grown = { ...encounter, ofTomorrow: null, listOfTomorrow: [] };
  const one = contentDigest({ encounter, claim }, price);
  expect(contentDigest({ encounter: grown, claim }, price)).toBe(one);
});

for (const [why, change, price] of [
  ['a charge', { claim: { totalCents: 1 } }, {}],
  ['minutes', { claim: { lines: [{ ...aLine, minutes: 75 }] } }, {}],
  ['the payer', { payerId: '60054' }, {}],
  ['the revision', { revision: 2 }, {}],
  ['the worth', {}, { allowedCents: 1 }],
  ['what the identity holds', { encounter: { identity: { sealed: 'k1.A', holds: [] } } }, {}],
] as readonly (readonly [string, Change, object])[]) {
  test(`another content: ${why}`, () => expect(digest(change, price)).not.toBe(digest({})));
}
