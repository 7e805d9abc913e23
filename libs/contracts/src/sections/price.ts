import { z } from 'zod';
import { CentsField, list, maybe, record } from '../field.js';

/** One step to an amount: the rule, its share in ten-thousandths where it has one, the cents after it, and why. */
export const PriceStep = record('PriceStep', {
  rule: z.string(),
  factor: maybe(z.int()),
  cents: CentsField,
  says: z.string(),
});

/** One line's worth. `allowedCents` is null exactly when the line has no price; `because` then says why, and `reason` is its stable name: `bundled`, `carrier-priced`. */
export const PricedLine = record('PricedLine', {
  line: z.int(),
  status: z.enum(['priced', 'not-priced']),
  allowedCents: maybe(CentsField),
  because: maybe(z.string()),
  reason: maybe(z.string()),
  steps: list(PriceStep, 30),
});
export type PricedLine = z.infer<typeof PricedLine>;

/** What pricing adds. `allowedCents` sums the priced lines; it is null when no line has a price. `locality` is carrier-locality, as 12502-99. */
export const Price = record('Price', {
  schedule: z.string(),
  locality: maybe(z.string()),
  setting: z.enum(['facility', 'non-facility']),
  allowedCents: maybe(CentsField),
  lines: list(PricedLine, 50),
});
export type Price = z.infer<typeof Price>;
