import { expect, test } from 'vitest';
import { aPricedClaim, claimOfVisit } from '../../test/a-priced-claim.js';
import { claimKey, type Histories } from '../store/billing-store.js';
import { claimRow } from './claim-row.js';
import { RevisionChanges } from './revision-changes.js';

const key = { tenantId: 'acme', claimId: claimOfVisit('1') };
const posted = { status: 'posted', reason: null, because: null } as const;
const at = new Date('2025-07-01T00:00:00Z');
const row = (revision: number) => claimRow(aPricedClaim({ revision }), at);
const histories = (latest: number, ...revisions: readonly number[]): Histories =>
  new Map([
    [
      claimKey(key),
      {
        latest,
        revisions: revisions.map((revision) => ({ revision, status: 'posted', digest: 'd', arrival: posted })),
      },
    ],
  ]);

test('a first revision', () => {
  const changes = new RevisionChanges(histories(0));
  changes.add(row(1), posted);
  expect(changes.changes()).toMatchObject({ added: [{ revision: 1 }], moved: [], latest: [{ ...key, latest: 1 }] });
});

test('two revisions in one batch: the second finds the first', () => {
  const changes = new RevisionChanges(histories(0));
  changes.add(row(1), posted);
  changes.add(row(2), posted);
  expect(changes.changes()).toMatchObject({
    added: [{ revision: 1 }, { revision: 2 }],
    moved: [{ ...key, revision: 1, status: 'superseded' }],
    latest: [{ ...key, latest: 2 }],
  });
  expect(changes.of(key).revisions.map(({ status }) => status)).toEqual(['superseded', 'posted']);
});

test('a revision that goes elsewhere takes the earlier ones along, once', () => {
  const changes = new RevisionChanges(histories(1, 1));
  changes.overtake(key, 2, 'withdrawn');
  changes.overtake(key, 3, 'withdrawn');
  expect(changes.changes()).toEqual({
    added: [],
    moved: [{ ...key, revision: 1, status: 'withdrawn' }],
    latest: [{ ...key, latest: 3 }],
  });
});

test('a late one leaves the highest revision seen as it is', () => {
  const changes = new RevisionChanges(histories(3, 3));
  changes.add(row(2), { ...posted, status: 'superseded' });
  expect(changes.changes()).toMatchObject({ added: [{ revision: 2 }], moved: [], latest: [] });
});
