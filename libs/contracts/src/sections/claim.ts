import { z } from 'zod';
import { CentsField, Day, list, maybe, record } from '../field.js';
import { Ndc } from './encounter.js';

/**
 * One service line (X12 837P loop 2400). `line` keeps its number for life; `minutes` are whole minutes of anesthesia;
 * `pointers` are 1-based into `Claim.diagnoses`.
 */
export const ClaimLine = record('ClaimLine', {
  line: z.int(),
  chargeId: z.string(),
  code: z.string().max(5),
  modifiers: list(z.string().max(2), 4),
  units: z.number(),
  minutes: maybe(z.int()),
  chargeCents: CentsField,
  serviceFrom: Day,
  serviceTo: Day,
  placeOfService: maybe(z.string().max(2)),
  pointers: list(z.int(), 4),
  ndc: maybe(Ndc),
});
export type ClaimLine = z.infer<typeof ClaimLine>;

/**
 * What coding adds: the claim proper. `claimId` is derived and short enough to be the patient control number (CLM01, at most 20).
 * `diagnoses` are ICD-10-CM codes without the dot, at most 12, the principal first.
 */
export const Claim = record('Claim', {
  claimId: z.string().max(20),
  revision: z.int(),
  frequency: z.enum(['1', '7', '8']),
  originalReference: maybe(z.string().max(50)),
  totalCents: CentsField,
  diagnoses: list(z.string().max(8), 12),
  lines: list(ClaimLine, 50),
});
export type Claim = z.infer<typeof Claim>;
