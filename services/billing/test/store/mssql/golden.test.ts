import type { QueryRunner } from '@chargeline/store';
import { expect, test } from 'vitest';
import { claimKey, type ClaimRow, type FileRow } from '../../../src/store/billing-store.js';
import { MssqlClaims1750000000000 } from '../../../src/store/mssql/migrations/1750000000000-claims.js';
import { mssqlBillingStore } from '../../../src/store/mssql/mssql-billing-store.js';
import { type Recording, recording } from './recording.js';

/** Compares with the file; `vitest run services/billing/test/store/mssql -u` writes it anew, to be read before it is kept. */
const expectGolden = ({ text }: Pick<Recording, 'text'>, name: string): Promise<void> =>
  expect(text()).toMatchFileSnapshot(`golden/${name}.sql`);

const at = (second: number): Date => new Date(Date.UTC(2025, 6, 1, 0, 0, second));

const claim: ClaimRow = {
  tenantId: 'acme',
  claimId: 'C0000000000000000001',
  revision: 2,
  encounterId: 'e0c5a4a8-0000-5000-8000-000000000001',
  payerId: '12345',
  payerName: 'Caisse d’Économie',
  filingIndicator: 'CI',
  arrival: { status: 'posted', reason: null, because: null },
  frequency: '1',
  originalReference: null,
  serviceFrom: '2025-06-30',
  totalCents: 9_999_999_999,
  allowedCents: null,
  denialRisk: 0.125,
  route: 'straight-through',
  model: 'trees-1',
  digest: '0123456789abcdef0123456789abcdef',
  document: '{"claim":{}}',
  postedAt: at(0),
  lines: [
    {
      line: 1,
      code: '99213',
      modifiers: ['25', '59'],
      units: 0.5,
      chargeCents: 9_999_999_999,
      allowedCents: null,
      serviceFrom: '2025-06-30',
      serviceTo: '2025-06-30',
      placeOfService: null,
      pointers: [2, 1],
    },
  ],
};

const file: FileRow = {
  tenantId: 'acme',
  payerId: '12345',
  fileId: '3f2504e0-4f89-5d3f-9a0c-0305e82c3301',
  interchange: 7,
  header: '{"usage":"T"}',
  commandId: 'c1',
  claims: 2,
  totalCents: 30_000,
  createdAt: at(1),
  sha256: null,
  exportedAt: null,
  announcedAt: null,
};

test('revise: lock, decide, write', async () => {
  const other = { tenantId: 'acme', claimId: 'C0000000000000000002' };
  const { tenantId, claimId } = claim;
  const known = {
    revision: 1,
    status: 'posted',
    digest: 'd1',
    arrivedAs: 'held',
    reason: 'not-renderable',
    because: 'x',
  };
  const server = recording({
    'inner loop join billing.latest as l with (updlock': [
      { tenantId, claimId, revision: 1 },
      { ...other, revision: 0 },
    ],
    'inner loop join billing.claims as c with (updlock': [{ tenantId, claimId, ...known }],
  });
  await mssqlBillingStore(server).revise([claim, other, claim], (histories) => {
    expect(Object.fromEntries(histories)).toEqual({
      [claimKey(claim)]: {
        latest: 1,
        revisions: [
          {
            revision: 1,
            status: 'posted',
            digest: 'd1',
            arrival: { status: 'held', reason: 'not-renderable', because: 'x' },
          },
        ],
      },
      [claimKey(other)]: { latest: 0, revisions: [] },
    });
    return {
      added: [claim],
      moved: [{ tenantId, claimId, revision: 1, status: 'superseded' }],
      latest: [{ tenantId, claimId, latest: 2 }],
    };
  });
  await expectGolden(server, 'revise');
});

test('revise: what changes nothing writes nothing', async () => {
  const server = recording();
  await mssqlBillingStore(server).revise([claim], () => ({ added: [], moved: [], latest: [] }));
  expect(server.text()).not.toMatch(/billing\.lines|update c|update l/);
});

test('a file is numbered: pick, number, mark, note', async () => {
  const picked = ['C0000000000000000001', 'C0000000000000000002'].map((claimId) => ({
    tenantId: 'acme',
    claimId,
    revision: 1,
    totalCents: 15_000,
  }));
  const server = recording({ readpast: picked, control_numbers: [{ interchange: 7 }] });
  const order = { tenantId: 'acme', payerId: '12345', most: 5_000, commandId: 'c1', header: '{"usage":"T"}' };
  const numbered = await mssqlBillingStore(server).numberFile({ ...order, createdAt: at(1) });
  expect(numbered).toEqual({ ...file, fileId: numbered!.fileId });
  await expectGolden(server, 'number-file');
});

test('a file is not numbered when no claim is free', async () => {
  const server = recording();
  const order = { tenantId: 'acme', payerId: '12345', most: 5_000, commandId: null, header: '{}', createdAt: at(1) };
  expect(await mssqlBillingStore(server).numberFile(order)).toBeNull();
  expect(server.text()).not.toContain('control_numbers');
});

test('what is asked and noted of files', async () => {
  const server = recording();
  const store = mssqlBillingStore(server);
  await store.waiting('acme');
  await store.waiting(null);
  await store.unsettled(null);
  await store.claimsOf(file);
  await store.exported(file, 'aa', at(5));
  await store.announced(file, at(6));
  await store.files(null, 10);
  await expectGolden(server, 'files');
});

test('a claim is read with its lines', async () => {
  const { document: _, digest: __, arrival: ___, lines, ...row } = claim;
  const { tenantId, claimId, revision } = claim;
  const stored = { ...lines[0], tenantId, claimId, revision, modifiers: '25,59', pointers: '2,1' };
  const bare = { ...stored, line: 2, modifiers: '', pointers: '' };
  const server = recording({
    'from billing.claims where claim_id': [
      { ...row, status: 'held', reason: 'not-renderable', because: 'No address.', fileId: null },
    ],
    'inner join billing.lines': [stored, bare],
  });
  expect(await mssqlBillingStore(server).claim(claimId)).toEqual([
    {
      ...row,
      status: 'held',
      held: { reason: 'not-renderable', because: 'No address.' },
      fileId: null,
      lines: [lines[0], { ...lines[0], line: 2, modifiers: [], pointers: [] }],
    },
  ]);
  await expectGolden(server, 'claim');
});

test('the tables, and their end', async () => {
  const server = recording();
  const runner = { query: (sql: string) => server.query(sql) } as unknown as QueryRunner;
  await new MssqlClaims1750000000000().up(runner);
  await new MssqlClaims1750000000000().down(runner);
  await expectGolden(server, 'migration');
});
