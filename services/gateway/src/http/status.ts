import { Finding, WorklistItem } from '@chargeline/contracts';
import { z } from 'zod';
import type { TrackedClaim } from '../store/claim-status.js';

/** A claim as people ask for it. Amounts in cents. `file` and `interchange` name the 837 that bills it. */
export const ClaimStatusAnswer = z.object({
  claimId: z.string(),
  encounterId: z.string(),
  revision: z.int(),
  status: z.enum(['received', 'held', 'completed', 'referred', 'drafted', 'rejected', 'posted', 'filed', 'parked']),
  since: z.iso.datetime(),
  payerId: z.string().nullable(),
  totalCents: z.int().nullable(),
  allowedCents: z.int().nullable(),
  hold: z.object({ by: z.enum(['ingestion', 'rules', 'billing']), reason: z.string(), because: z.string() }).optional(),
  items: z.array(WorklistItem).optional(),
  findings: z.array(Finding).optional(),
  charges: z
    .array(z.object({ line: z.int(), chargeId: z.string() }))
    .optional()
    .meta({ description: 'What a correction calls the lines that findings name.' }),
  more: z.int().optional().meta({ description: 'How many further findings or items are not shown.' }),
  refusedCorrection: z
    .string()
    .optional()
    .meta({ description: 'Why the last correction of this revision changed nothing.' }),
  file: z.string().optional(),
  interchange: z.string().optional(),
  letterIds: z.array(z.string()).optional().meta({ description: 'The dead letters that park the claim.' }),
});
export type ClaimStatusAnswer = z.infer<typeof ClaimStatusAnswer>;

export function statusOf({ stage, since, detail, letterIds, refusal, ...row }: TrackedClaim): ClaimStatusAnswer {
  const { claimId, encounterId, revision, payerId, totalCents, allowedCents } = row;
  const { hold, items, findings, charges, more, file, interchange } = detail;
  return ClaimStatusAnswer.parse({
    claimId,
    encounterId,
    revision,
    status: letterIds.length > 0 ? 'parked' : stage,
    since: since.toISOString(),
    payerId,
    totalCents,
    allowedCents,
    hold,
    items,
    findings,
    charges,
    more,
    refusedCorrection: refusal ?? undefined,
    file,
    interchange,
    letterIds: letterIds.length > 0 ? letterIds : undefined,
  });
}
