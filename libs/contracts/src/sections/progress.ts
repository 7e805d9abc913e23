import { z } from 'zod';
import { CentsField, maybe, record } from '../field.js';

/** An encounter that waits for something. `reason` is a stable word, as `awaiting-charges`. */
export const Hold = record('Hold', {
  tenantId: z.string(),
  encounterId: z.string(),
  revision: z.int(),
  reason: z.string(),
  because: z.string(),
});
export type Hold = z.infer<typeof Hold>;

/** A message that was refused because its control id had been used for another body. */
export const Quarantine = record('Quarantine', {
  tenantId: z.string(),
  sourceId: z.string(),
  messageId: z.string(),
  reason: z.string(),
});
export type Quarantine = z.infer<typeof Quarantine>;

/** A claim revision as billing's table has it. */
export const Posting = record('Posting', {
  tenantId: z.string(),
  encounterId: z.string(),
  claimId: z.string(),
  revision: z.int(),
  payerId: z.string(),
  totalCents: CentsField,
  allowedCents: maybe(CentsField),
});
export type Posting = z.infer<typeof Posting>;

/** A claim revision that an 837 file carries. `interchange` is ISA13, `file` the file's name without a folder. */
export const Filing = record('Filing', {
  tenantId: z.string(),
  encounterId: z.string(),
  claimId: z.string(),
  revision: z.int(),
  payerId: z.string(),
  interchange: z.string(),
  file: z.string(),
});
export type Filing = z.infer<typeof Filing>;

/** A claim revision that billing keeps back, and why: as `awaiting-payer-reference`. */
export const ClaimHold = record('ClaimHold', {
  tenantId: z.string(),
  encounterId: z.string(),
  claimId: z.string(),
  revision: z.int(),
  reason: z.string(),
  because: z.string(),
});
export type ClaimHold = z.infer<typeof ClaimHold>;
