import { expect, test } from 'vitest';
import { identityOf } from './span-attributes.js';

const UUID = '289e4680-3dbf-5275-8c69-0ae9b66766b6';
const CLAIM = 'C0123456789ABCDEFGHJ';

for (const [why, id, tenant, key, told] of [
  [
    'a claim',
    UUID,
    'main-street',
    CLAIM,
    { 'messaging.message.id': UUID, 'chargeline.tenant': 'main-street', 'chargeline.key': CLAIM },
  ],
  [
    'an encounter',
    UUID,
    'acme',
    UUID,
    { 'messaging.message.id': UUID, 'chargeline.tenant': 'acme', 'chargeline.key': UUID },
  ],
  ["a stranger's words", 'Canary, Bird', 'Canary Bird', 'Canary^Bird', {}],
  [
    'a medical record number as a key',
    UUID,
    'acme',
    '00012345',
    { 'messaging.message.id': UUID, 'chargeline.tenant': 'acme' },
  ],
  ['an id with something behind it', `${UUID} Bird`, '', `${CLAIM}BIRD`, {}],
] as const) {
  test(`${why}: what has the form of an id is told, and nothing else`, () =>
    expect(identityOf(id, tenant, key)).toEqual(told));
}
