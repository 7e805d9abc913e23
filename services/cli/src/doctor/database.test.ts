import { expect, test } from 'vitest';
import { judgeDatabase, judgeNoDatabase, judgeTables } from './database.js';
import { placeOf } from './database-facts.js';

for (const [why, code, next] of [
  ['nobody listens', 'ECONNREFUSED', /^Start it, .*chargeline up/],
  ['a wrong password', '28P01', /the user and the password/],
  ['a database that is not there', '3D000', /createdb/],
  ['no URL', 'ERR_INVALID_URL', /postgres:\/\//],
] as const) {
  test(`${why}: a fault with its cure`, () => {
    const finding = judgeNoDatabase('db:5432', code);
    expect(finding).toMatchObject({ state: 'fault', found: `cannot be used at db:5432 (${code})` });
    expect(finding.next).toMatch(next);
  });
}

test('its version', () =>
  expect(judgeDatabase({ place: 'db:5432', version: '18.1', applied: [] })).toMatchObject({
    state: 'ok',
    found: 'PostgreSQL 18.1 answers at db:5432',
  }));

const billing = { room: 'billing', migrations: 3 };
for (const [why, applied, state, found] of [
  [
    'every room has migrated',
    [billing, { room: 'gateway', migrations: 1 }],
    'ok',
    'migrations applied: billing 3, gateway 1',
  ],
  ['a room has never started', [billing, { room: 'gateway', migrations: null }], 'note', 'none yet of gateway'],
] as const) {
  test(`tables: ${why}`, () => expect(judgeTables(applied)).toMatchObject({ state, found }));
}

for (const [url, place] of [
  ['postgres://somebody:secret@db:5432/line', 'db:5432'],
  ['secret', 'DATABASE_URL'],
] as const) {
  test(`of ${url} no more than ${place} is shown`, () => expect(placeOf(url)).toBe(place));
}
