import { expect, test } from 'vitest';
import { type Release, releasesFor, type Wanted } from './release.js';

const january: Release = {
  kind: 'pfs',
  id: '2026-01',
  name: '2026-01',
  variant: null,
  from: '2026-01-01',
  to: '2026-12-31',
  released: '2025-12-01',
  rows: 19_000,
  partial: false,
  sha256: 'a',
  source: 'PPRRVU2026_Jan.csv',
  publisher: 'CMS',
  loadedAt: '2026-01-02T00:00:00.000Z',
  facts: {},
  file: 'pfs.db',
};
const april: Release = {
  ...january,
  id: '2026-04',
  name: '2026-04',
  from: '2026-04-01',
  loadedAt: '2026-04-02T00:00:00.000Z',
};
const shipped: Release = { ...january, id: 'shipped', loadedAt: null, sha256: null, file: null };
const next: Release = { ...january, id: '2028-01', name: '2028-01', from: '2028-01-01', to: '2028-12-31' };

const ids = (releases: readonly Release[], wanted: string | Wanted, reach: 'none' | 'year' | 'ever' = 'none') =>
  releasesFor(releases, typeof wanted === 'string' ? { on: wanted } : wanted, reach).map(({ id }) => id);

for (const [why, releases, on, expected] of [
  ['nothing is here', [], '2026-05-01', []],
  ['the day before the first', [january], '2025-12-31', []],
  ['its first day', [january], '2026-01-01', ['2026-01']],
  ['its last day', [january], '2026-12-31', ['2026-01']],
  ['the day after the last', [january], '2027-01-01', []],
  ['of two that overlap the later one', [april, january], '2026-04-01', ['2026-04']],
  ['before the later one begins the earlier', [april, january], '2026-03-31', ['2026-01']],
  ['in a gap none', [january, next], '2027-07-01', []],
  ['a loaded one comes before a shipped one', [january, { ...shipped, from: '2026-04-01' }], '2026-05-01', ['2026-01']],
  ['a shipped one speaks where none is loaded', [next, shipped], '2026-05-01', ['shipped']],
  ['a whole one comes before a later selection', [january, { ...april, partial: true }], '2026-05-01', ['2026-01']],
  ['a selection speaks where nothing else does', [{ ...april, partial: true }], '2026-05-01', ['2026-04']],
  [
    'of one release the file that CMS published later',
    [{ ...january, id: 'R', released: '2026-01-15' }, january],
    '2026-05-01',
    ['R'],
  ],
  [
    'of one publication the file that was loaded later',
    [{ ...january, id: 'again', loadedAt: '2026-02-01T00:00:00.000Z' }, january],
    '2026-05-01',
    ['again'],
  ],
] as const) {
  test(`${why}, whatever their order`, () => {
    expect(ids(releases, on)).toEqual(expected);
    expect(ids(releases.toReversed(), on)).toEqual(expected);
  });
}

for (const [why, reach, on, expected] of [
  ['none: nothing before the first day', 'none', '2026-01-15', []],
  ['year: the first of the same year', 'year', '2026-01-15', ['2026-04']],
  ['year: not that of the next year', 'year', '2025-12-31', []],
  ['ever: the first at all', 'ever', '1999-01-01', ['2026-04']],
  ['ever: between two the next one', 'ever', '2027-01-01', ['2028-01']],
] as const) {
  test(`reach ${why}`, () => expect(ids([next, april], on, reach)).toEqual(expected));
}

test('reaching back takes the file loaded last of the first release', () => {
  const again = { ...april, id: 'again', loadedAt: '2026-05-01T00:00:00.000Z' };
  expect(ids([again, april, next], '2026-01-15', 'year')).toEqual(['again']);
});

test('a loaded release that reaches back comes before a shipped one that speaks', () => {
  expect(ids([april, shipped], '2026-01-15', 'year')).toEqual(['2026-04']);
  expect(ids([april, shipped], '2026-01-15', 'none')).toEqual(['shipped']);
});

test('as known on a day: what was loaded later is not seen, what is shipped always was', () => {
  const known = (knownAt: string) =>
    ids([january, april, { ...shipped, to: '2026-12-31' }], { on: '2026-05-01', knownAt });
  expect(known('2026-06-01T00:00:00.000Z')).toEqual(['2026-04']);
  expect(known('2026-04-01T00:00:00.000Z')).toEqual(['2026-01']);
  expect(known('2025-06-01T00:00:00.000Z')).toEqual(['shipped']);
});

test('of two factors of one release the asked one; where it is not here, the other', () => {
  const qp: Release = { ...january, id: 'qp', variant: 'qualifying' };
  const other: Release = { ...january, id: 'other', variant: 'non-qualifying' };
  const asked = (variant: Release['variant'], releases = [qp, other]) => ids(releases, { on: '2026-05-01', variant });
  expect(asked('qualifying')).toEqual(['qp']);
  expect(asked('non-qualifying')).toEqual(['other']);
  expect(asked('qualifying', [other])).toEqual(['other']);
});

test('who does not ask for a factor has that of all others, though the file for participants was loaded last', () => {
  const qp: Release = { ...january, id: 'qp', variant: 'qualifying', loadedAt: '2026-09-01T00:00:00.000Z' };
  for (const variant of [null, 'non-qualifying'] as const)
    expect(ids([qp, { ...january, id: 'other', variant }], '2026-05-01')).toEqual(['other']);
});

const edits = (id: string, facts: Release['facts'], more: Partial<Release> = {}): Release => ({
  ...january,
  kind: 'ncci-ptp',
  id,
  facts,
  ...more,
});

test('the parts of one release speak together, in their order', () => {
  const parts = [
    edits('two', { part: 'f2' }),
    edits('one', { part: 'f1' }),
    edits('before', { part: 'f3' }, { name: '2025-10', from: '2025-10-01' }),
  ];
  expect(ids(parts, '2026-05-01')).toEqual(['one', 'two']);
});

test('of each part the file loaded last', () => {
  const again = edits('one again', { part: 'f1' }, { loadedAt: '2026-03-01T00:00:00.000Z' });
  expect(ids([edits('one', { part: 'f1' }), edits('two', { part: 'f2' }), again], '2026-05-01')).toEqual([
    'one again',
    'two',
  ]);
});

test('edits for hospitals are not those for practitioners; who does not say is for both', () => {
  const both = [edits('p', { setting: 'practitioner' }), edits('h', { setting: 'outpatient-hospital' })];
  expect(ids(both, '2026-05-01')).toEqual(['p']);
  expect(ids(both, { on: '2026-05-01', setting: 'outpatient-hospital' })).toEqual(['h']);
  expect(ids(both, { on: '2026-05-01', setting: 'dme' })).toEqual([]);
  expect(ids([edits('n', { setting: 'not-said' })], { on: '2026-05-01', setting: 'dme' })).toEqual(['n']);
});
