import { expect, test } from 'vitest';
import { aLine, aPricedClaim, claimOfVisit, keys } from '../../test/a-priced-claim.js';
import { unseal } from '@chargeline/security';
import type { Bill } from '../domain/bill.js';
import { claimRow } from './claim-row.js';

const at = new Date('2025-07-01T00:00:00Z');

test('a claim revision and its lines, each with its own worth', () => {
  const priced = aPricedClaim({
    revision: 2,
    claim: {
      totalCents: 25_000,
      lines: [aLine, { ...aLine, line: 4, chargeCents: 10_000, serviceFrom: '2025-06-01', modifiers: [] }],
    },
  });
  const unexplained = { reason: null, steps: [] };
  const price = {
    ...priced.price,
    lines: [
      { line: 4, status: 'not-priced' as const, allowedCents: null, because: 'Not in the schedule.', ...unexplained },
      { line: 1, status: 'priced' as const, allowedCents: 8_552, because: null, ...unexplained },
    ],
  };
  expect(claimRow({ ...priced, price }, at)).toMatchObject({
    tenantId: 'acme',
    claimId: claimOfVisit('1'),
    revision: 2,
    payerId: '12345',
    payerName: 'Acme Health',
    filingIndicator: 'CI',
    serviceFrom: '2025-06-01',
    totalCents: 25_000,
    allowedCents: 8_552,
    model: 'm1',
    denialRisk: 0.25,
    postedAt: at,
    lines: [
      { line: 1, code: '99213', modifiers: ['25'], chargeCents: 15_000, allowedCents: 8_552 },
      { line: 4, modifiers: [], chargeCents: 10_000, allowedCents: null, serviceFrom: '2025-06-01' },
    ],
  });
});

test('minutes stay in the document, of which the 837 is written', () => {
  const row = claimRow(aPricedClaim({ claim: { lines: [{ ...aLine, code: '00140', minutes: 75 }] } }), at);
  expect(row.lines[0]).not.toHaveProperty('minutes');
  expect((JSON.parse(row.document) as Bill).claim.lines[0]).toMatchObject({ code: '00140', minutes: 75 });
});

test('the document opens where it was sealed, and shows nothing before', () => {
  const { document } = claimRow(aPricedClaim(), at);
  expect(document).not.toMatch(/Doe|Elm|M0001|1978-03-04/);
  const { encounter } = JSON.parse(document) as Bill;
  expect(unseal(encounter.identity.sealed, encounter, keys).patient.lastName).toBe('Doe');
});

test('without a payer and without lines there is still a row', () =>
  expect(claimRow(aPricedClaim({ encounter: { coverage: null }, claim: { lines: [] } }), at)).toMatchObject({
    payerId: null,
    serviceFrom: null,
    lines: [],
  }));
