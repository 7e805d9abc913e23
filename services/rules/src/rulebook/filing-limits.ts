import { z } from 'zod';
import type { FilingLimit } from '../domain/filing-limit.js';
import { table } from './tables.js';

const Row = z
  .strictObject({
    payers: z.array(z.string().min(1)).min(1).optional(),
    filings: z
      .array(z.string().regex(/^[0-9A-Z]{2}$/))
      .min(1)
      .optional(),
    years: z.int().positive().optional(),
    days: z.int().positive().optional(),
    source: z.string().min(6),
  })
  .refine(({ payers, filings }) => (payers === undefined) !== (filings === undefined), 'is for payers or for filings')
  .refine(({ years, days }) => (years === undefined) !== (days === undefined), 'counts years or days');

const limits = table('filing-limits', z.array(Row)).map(({ payers = [], filings = [], years = 0, days = 0 }) => ({
  payers,
  filings,
  limit: { years, days },
}));

const byPayer = new Map<string, FilingLimit>(limits.flatMap(({ payers, limit }) => payers.map((one) => [one, limit])));
const byFiling = new Map<string, FilingLimit>(
  limits.flatMap(({ filings, limit }) => filings.map((one) => [one, limit])),
);

/** How long a payer takes claims: by its number, else by its kind of insurance (X12 SBR09); null where no table says it. */
export const filingLimitOf = (payerId: string, filingIndicator: string | null): FilingLimit | null =>
  byPayer.get(payerId) ?? byFiling.get(filingIndicator ?? '') ?? null;
