import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimRow } from '../../src/posting/claim-row.js';
import {
  type BillingStore,
  type Changes,
  claimKey,
  type ClaimRow,
  type FileOrder,
  type FileRow,
} from '../../src/store/billing-store.js';
import { aLine, aPricedClaim, type Change, claimOfVisit } from '../a-priced-claim.js';

/** Two members of the service on the same empty tables. */
export interface TwoMembers {
  readonly one: BillingStore;
  readonly other: BillingStore;
  readonly close: () => Promise<void>;
}

const at = (second: number): Date => new Date(Date.UTC(2025, 6, 1, 0, 0, second));
const posted = { status: 'posted', reason: null, because: null } as const;
const none: Changes = { added: [], moved: [], latest: [] };

function row(change: Change, second = 0): ClaimRow {
  return { ...claimRow(aPricedClaim(change), at(second)), arrival: posted };
}

const visits = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${prefix}-${n}`);

const post = (store: BillingStore, ...rows: readonly ClaimRow[]): Promise<void> =>
  store.revise(rows, () => ({
    added: rows,
    moved: [],
    latest: rows.map(({ tenantId, claimId, revision }) => ({ tenantId, claimId, latest: revision })),
  }));

const order = (tenantId: string, change: Partial<FileOrder> = {}): FileOrder => ({
  tenantId,
  payerId: '12345',
  most: 5_000,
  commandId: null,
  header: '{"usage":"T"}',
  createdAt: at(0),
  ...change,
});

async function statusesOf(store: BillingStore, visit: string): Promise<readonly string[]> {
  const revisions = await store.claim(claimOfVisit(visit));
  return revisions.map(({ revision, status }) => `${revision} ${status}`);
}

/** What every driver of the billing store promises. Each test has a tenant of its own. */
export function storeConformance(name: string, makeStore: () => Promise<TwoMembers>): void {
  describe(`billing store: ${name}`, () => {
    let members: TwoMembers;
    let store: BillingStore;
    beforeAll(async () => {
      members = await makeStore();
      store = members.one;
    });
    afterAll(() => members.close());

    test('a batch is read back as it was posted', async () => {
      const rows = visits('batch', 500).map((visit) => row({ visit, tenantId: 'batch' }));
      const special = row({
        visit: 'special',
        tenantId: 'batch',
        revision: 3,
        encounter: { coverage: null },
        claim: {
          totalCents: 9_999_999_999,
          lines: [{ ...aLine, units: 0.125, modifiers: [], pointers: [2, 1], placeOfService: null }],
        },
      });
      await post(store, ...rows, special);
      const [view] = await store.claim(special.claimId);
      const { arrival: _, digest: __, document: ___, ...expected } = special;
      expect(view).toEqual({ ...expected, status: 'posted', held: null, fileId: null });
      expect(await store.claim(claimOfVisit('batch-499'))).toHaveLength(1);
    });

    test('a claim that nobody posted', async () => expect(await store.claim('C0')).toEqual([]));

    test('histories: what is known, and nothing of strangers', async () => {
      const first = row({ visit: 'h', tenantId: 'histories' });
      const held = { status: 'held', reason: 'not-renderable', because: 'No address.' } as const;
      const second = { ...row({ visit: 'h', tenantId: 'histories', revision: 2 }), arrival: held };
      await post(store, first, second);
      const stranger = { tenantId: 'histories', claimId: 'C-unseen' };
      await store.revise([first, stranger, first], (histories) => {
        expect([...histories.keys()].sort()).toEqual([claimKey(first), claimKey(stranger)].sort());
        expect(histories.get(claimKey(stranger))).toEqual({ latest: 0, revisions: [] });
        expect(histories.get(claimKey(first))).toEqual({
          latest: 2,
          revisions: [
            { revision: 1, status: 'posted', digest: first.digest, arrival: posted },
            { revision: 2, status: 'held', digest: second.digest, arrival: held },
          ],
        });
        return none;
      });
    });

    test('a claim of one tenant is none of another', async () => {
      const row1 = row({ visit: 'shared', tenantId: 'mine' });
      await post(store, row1);
      await store.revise([{ ...row1, tenantId: 'yours' }], (histories) => {
        expect([...histories.values()]).toEqual([{ latest: 0, revisions: [] }]);
        return none;
      });
    });

    test('revisions move, and still tell how they came', async () => {
      const first = row({ visit: 'm', tenantId: 'moved' });
      await post(store, first);
      await store.revise([first], () => ({ ...none, moved: [{ ...first, status: 'withdrawn' }] }));
      expect(await statusesOf(store, 'm')).toEqual(['1 withdrawn']);
      await store.revise([first], (histories) => {
        expect(histories.get(claimKey(first))!.revisions[0]).toMatchObject({ status: 'withdrawn', arrival: posted });
        return none;
      });
    });

    test('a decision that fails leaves nothing', async () => {
      const first = row({ visit: 'f', tenantId: 'failing' });
      const failing = store.revise([first], () => {
        throw new Error('undecided');
      });
      await expect(failing).rejects.toThrow();
      expect(await store.claim(first.claimId)).toEqual([]);
    });

    test('a revision that is there is never overwritten, and its batch leaves nothing', async () => {
      const first = row({ visit: 'o', tenantId: 'overwriting' });
      await post(store, first);
      const fresh = row({ visit: 'o-fresh', tenantId: 'overwriting' });
      await expect(post(store, fresh, { ...first, totalCents: 1 })).rejects.toMatchObject({ retriable: false });
      expect((await store.claim(first.claimId))[0]?.totalCents).toBe(15_000);
      expect(await store.claim(fresh.claimId)).toEqual([]);
    });

    test('two members revise the same claims, in opposite orders, and neither misses the other', async () => {
      const claims = visits('race', 20).map((visit) => row({ visit, tenantId: 'race' }));
      const bump = (member: BillingStore, keys: readonly ClaimRow[]): Promise<void> =>
        member.revise(keys, (histories) => ({
          ...none,
          latest: keys.map(({ tenantId, claimId }) => {
            const { latest } = histories.get(claimKey({ tenantId, claimId }))!;
            return { tenantId, claimId, latest: latest + 1 };
          }),
        }));
      const reversed = [...claims].reverse();
      await Promise.all(
        Array.from({ length: 10 }, () => [bump(members.one, claims), bump(members.other, reversed)]).flat(),
      );
      await store.revise(claims, (histories) => {
        expect([...histories.values()].map(({ latest }) => latest)).toEqual(claims.map(() => 20));
        return none;
      });
    });

    test('who waits for a file', async () => {
      const held = {
        ...row({ visit: 'w4', tenantId: 'waiting', payerId: '333' }),
        arrival: { ...posted, status: 'held' },
      } as const;
      await post(
        store,
        row({ visit: 'w1', tenantId: 'waiting', payerId: '222' }),
        row({ visit: 'w2', tenantId: 'waiting', payerId: '111' }),
        row({ visit: 'w3', tenantId: 'waiting', payerId: '111' }),
        held,
      );
      const expected = ['111', '222'].map((payerId) => ({ tenantId: 'waiting', payerId }));
      expect(await store.waiting('waiting')).toEqual(expected);
      expect((await store.waiting(null)).filter(({ tenantId }) => tenantId === 'waiting')).toEqual(expected);
      expect(await store.waiting('nobody')).toEqual([]);
    });

    test('a file takes a payer’s claims, the oldest first, under the tenant’s next number', async () => {
      await post(
        store,
        row({ visit: 'n2', tenantId: 'numbering' }, 2),
        row({ visit: 'n1', tenantId: 'numbering' }, 1),
        row({ visit: 'n3', tenantId: 'numbering' }, 3),
        row({ visit: 'n4', tenantId: 'numbering', payerId: '999' }, 1),
        row({ visit: 'n5', tenantId: 'numbering-other' }, 1),
      );
      const first = await store.numberFile(order('numbering', { most: 2, commandId: 'c1' }));
      expect(first).toEqual({
        tenantId: 'numbering',
        payerId: '12345',
        fileId: first!.fileId,
        interchange: 1,
        header: '{"usage":"T"}',
        commandId: 'c1',
        claims: 2,
        totalCents: 30_000,
        createdAt: at(0),
        sha256: null,
        exportedAt: null,
        announcedAt: null,
      } satisfies FileRow);
      const claimed = (await store.claimsOf(first!)).map(({ claimId }) => claimId);
      expect(claimed).toEqual([claimOfVisit('n1'), claimOfVisit('n2')].sort());
      expect(await store.numberFile(order('numbering'))).toMatchObject({ interchange: 2, claims: 1 });
      expect(await store.numberFile(order('numbering'))).toBeNull();
      expect(await store.numberFile(order('numbering', { payerId: '999' }))).toMatchObject({ interchange: 3 });
      expect(await store.numberFile(order('numbering-other'))).toMatchObject({ interchange: 1, claims: 1 });
      expect(await statusesOf(store, 'n1')).toEqual(['1 filed']);
      expect((await store.claim(claimOfVisit('n1')))[0]?.fileId).toBe(first!.fileId);
    });

    test('a filed claim brings what the file needs', async () => {
      const only = row({ visit: 'doc', tenantId: 'documents' });
      await post(store, only);
      const file = await store.numberFile(order('documents'));
      const { tenantId, claimId, revision, encounterId, document } = only;
      expect(await store.claimsOf(file!)).toEqual([{ tenantId, claimId, revision, encounterId, document }]);
    });

    test('two members file at once: each claim is in one file, and no number is missing or doubled', async () => {
      const claims = visits('filing', 300).map((visit) => row({ visit, tenantId: 'filing' }));
      await post(store, ...claims);
      const fileAll = async (member: BillingStore): Promise<readonly FileRow[]> => {
        const files: FileRow[] = [];
        for (;;) {
          const file = await member.numberFile(order('filing', { most: 20 }));
          if (file === null) return files;
          files.push(file);
        }
      };
      const files = (await Promise.all([members.one, members.other, members.one].map(fileAll))).flat();
      const numbers = files.map(({ interchange }) => interchange).sort((a, b) => a - b);
      expect(numbers).toEqual(files.map((_, index) => index + 1));
      const filed = (await Promise.all(files.map((file) => store.claimsOf(file)))).flat();
      expect(filed.map(({ claimId }) => claimId).sort()).toEqual(claims.map(({ claimId }) => claimId).sort());
    });

    test('a correction that comes while its claim is filed finds it either filed or waiting, never both', async () => {
      for (const visit of visits('meet', 30)) {
        const first = row({ visit, tenantId: 'meeting' });
        await post(store, first);
        const supersede = members.other.revise([first], (histories) => {
          const [known] = histories.get(claimKey(first))!.revisions;
          return known?.status === 'posted' ? { ...none, moved: [{ ...first, status: 'superseded' }] } : none;
        });
        const [file] = await Promise.all([members.one.numberFile(order('meeting')), supersede]);
        expect(await statusesOf(store, visit)).toEqual([file === null ? '1 superseded' : '1 filed']);
      }
    });

    test('a file is unsettled until it is on disk and told; the first note stays', async () => {
      await post(
        store,
        row({ visit: 's1', tenantId: 'settling' }),
        row({ visit: 's2', tenantId: 'settling', payerId: '9' }),
      );
      const one = (await store.numberFile(order('settling')))!;
      const two = (await store.numberFile(order('settling', { payerId: '9', createdAt: at(1) })))!;
      expect((await store.unsettled('settling')).map(({ interchange }) => interchange)).toEqual([1, 2]);
      expect((await store.unsettled(null)).map(({ fileId }) => fileId)).toEqual(
        expect.arrayContaining([one.fileId, two.fileId]),
      );
      await store.exported(one, 'aa', at(5));
      await store.exported(one, 'bb', at(6));
      expect((await store.unsettled('settling'))[0]).toMatchObject({ sha256: 'aa', exportedAt: at(5) });
      await store.announced(one, at(7));
      await store.announced(one, at(8));
      expect((await store.unsettled('settling')).map(({ interchange }) => interchange)).toEqual([2]);
      expect(await store.files('settling', 10)).toMatchObject([
        { interchange: 2, announcedAt: null },
        { interchange: 1, announcedAt: at(7) },
      ]);
      expect(await store.files('settling', 1)).toHaveLength(1);
      expect((await store.files(null, 1_000)).length).toBeGreaterThan(2);
    });
  });
}
