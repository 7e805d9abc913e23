import { expect, test } from 'vitest';
import { aboutOf, countIds, type Event } from './one-id.ts';

const event = (id: string, about: string, digest = `${about} as it is`): Event => ({ id, about, digest });

for (const [why, events, counts] of [
  ['two revisions, an event each', [event('a', 'C1/1'), event('b', 'C1/2')], { records: 2 }],
  ['delivered again, said again', [event('a', 'C1/1'), event('a', 'C1/1')], { records: 2, copies: 1 }],
  ['said again under another id', [event('a', 'C1/1'), event('b', 'C1/1')], { records: 2, forked: 1 }],
  [
    'the second id again is a copy',
    ['a', 'b', 'b'].map((id) => event(id, 'C1/1')),
    { records: 3, forked: 1, copies: 1 },
  ],
  [
    'the first id again is a copy',
    ['a', 'b', 'a'].map((id) => event(id, 'C1/1')),
    { records: 3, forked: 1, copies: 1 },
  ],
  ['the same id with another body', [event('a', 'C1/1'), event('a', 'C1/1', 'x')], { records: 2, altered: 1 }],
] as readonly (readonly [string, readonly Event[], Partial<ReturnType<typeof countIds>>])[]) {
  test(why, () => expect(countIds(events)).toEqual({ records: 0, copies: 0, forked: 0, altered: 0, ...counts }));
}

test('a revision is named by its claim, or by its encounter where there is no claim yet', () => {
  expect(aboutOf({ claimId: 'C1', revision: 2 })).toBe('C1/2');
  expect(aboutOf({ encounterId: 'e1', revision: 1 })).toBe('e1/1');
});
