import { z } from 'zod';
import { CentsField, list, maybe, record } from '../field.js';

/** One line's worth. `allowedCents` is null exactly when the line has no price; `because` then says why. */
export const PricedLine = record('PricedLine', {
  line: z.int(),
  status: z.enum(['priced', 'not-priced']),
  allowedCents: maybe(CentsField),
  because: maybe(z.string()),
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
