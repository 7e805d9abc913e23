import { expect, test } from 'vitest';
import { STAGES } from './stage.js';
import { latestOfEach, stepOf } from './step.js';

const said = { tenantId: 'acme', encounterId: '6d3f1c0a-0000-5000-8000-000000000001', revision: 1 };

test('what an event does not say is null, and its claim id is derived', () => {
  expect(stepOf('acme', said)).toEqual({
    ...said,
    claimId: expect.stringMatching(/^C[0-9A-Z]{19}$/) as string,
    payerId: null,
    totalCents: null,
    allowedCents: null,
    detail: {},
  });
});

test('E8 a header of another tenant than the document is no step', () => {
  expect(() => stepOf('other', said)).toThrow(
    expect.objectContaining({ code: 'CHL_GATEWAY_TENANT', retriable: false }),
  );
});

test('of one encounter the latest revision counts, whatever their order; tenants stay apart', () => {
  const first = stepOf('acme', said);
  const second = stepOf('acme', { ...said, revision: 2 });
  const other = stepOf('zeta', { ...said, tenantId: 'zeta' });
  expect(latestOfEach([second, first, other])).toEqual([second, other]);
  expect(latestOfEach([other, first, second])).toEqual([second, other]);
});

test('no two stages have one rank', () => {
  const ranks = Object.values(STAGES).map(({ rank }) => rank);
  expect(new Set(ranks).size).toBe(ranks.length);
  expect([...ranks].sort((a, b) => a - b)).toEqual(ranks);
});
