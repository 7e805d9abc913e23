import { z } from 'zod';
import { list, maybe, record } from '../field.js';

/** What would mend a line: the sentence that a biller reads, the field (as `line.modifiers`), and its value before and after as JSON. */
export const Repair = record('Repair', { says: z.string(), field: z.string(), before: z.string(), after: z.string() });
export type Repair = z.infer<typeof Repair>;

/**
 * What one rule says of the claim, or of one line of it. `because` is the sentence that a biller reads, `source` who says so. `carc` is
 * the claim adjustment reason code by which a payer would deny, `owner` who can mend it; both null where nobody would or knows.
 * `reject` ends the claim's way, `hold` stops it until a person has cleared it, `warn` and `info` travel along.
 */
export const Finding = record('Finding', {
  rule: z.string(),
  severity: z.enum(['reject', 'hold', 'warn', 'info']),
  line: maybe(z.int()),
  because: z.string(),
  carc: maybe(z.string()),
  owner: maybe(z.string()),
  source: maybe(z.string()),
  repair: maybe(Repair),
});
export type Finding = z.infer<typeof Finding>;

/** What rules adds. `rulebook` is the version (hash) of the rules that looked. */
export const Judgement = record('Judgement', { rulebook: z.string(), findings: list(Finding, 5000) });
export type Judgement = z.infer<typeof Judgement>;
