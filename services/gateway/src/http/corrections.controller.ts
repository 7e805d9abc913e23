import type { Caller } from '@chargeline/security';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { cursorText, readCursor } from '../domain/cursor.js';
import { ClaimStatus } from '../store/claim-status.js';
import { Corrections, type KnownCorrection } from '../store/corrections.js';
import { Conforms } from './conforms.js';
import { notFound } from './not-found.js';
import { Operation } from './operation.js';
import { after, limitOf } from './page.js';
import { idOrNull } from './record-id.js';
import { Asking } from './request.js';

const CorrectionsQuery = z.strictObject({ after, limit: limitOf(100, 20) });

const CorrectionAnswer = z.object({
  askedAt: z.iso.datetime(),
  commandId: z.string().nullable().meta({ description: 'As the request was answered; null for a repair.' }),
  requestedBy: z
    .string()
    .nullable()
    .meta({ description: 'Who asked; null for a repair, which rules make by themselves.' }),
  reason: z.string().nullable(),
  corrected: z.array(z.string()).meta({ description: 'The names of what was corrected; never what it was or is.' }),
  cleared: z.array(z.string()).meta({ description: 'Rules whose hold was lifted.' }),
  repaired: z.array(z.string()).meta({ description: 'Rules whose repair was made.' }),
  revision: z
    .int()
    .nullable()
    .meta({ description: 'The revision after it; null as long as there is none, or where nothing was changed.' }),
  because: z.string().nullable().meta({ description: 'Why it changed nothing.' }),
});

const CorrectionsPage = z.object({
  claimId: z.string(),
  encounterId: z.string(),
  corrections: z.array(CorrectionAnswer),
  next: z.string().nullable().meta({ description: 'What `after` of the next page must be; null on the last.' }),
});

const answerOf = ({ askedAt, ...known }: KnownCorrection): z.infer<typeof CorrectionAnswer> =>
  CorrectionAnswer.parse({ ...known, askedAt: askedAt.toISOString() });

@Controller('api/v1/claims')
export class CorrectionsController {
  constructor(
    @Inject(ClaimStatus) private readonly claims: ClaimStatus,
    @Inject(Corrections) private readonly corrections: Corrections,
  ) {}

  @Get(':id/corrections')
  @Operation({
    summary:
      'What was done about a claim: runs, corrections, holds that were lifted, repairs; when, by whom and why. The latest first.',
    may: 'token',
    status: 200,
    answer: CorrectionsPage,
    problems: [404],
  })
  async claimCorrections(
    @Asking() { tenantId }: Caller,
    @Param('id') text: string,
    @Query(new Conforms(CorrectionsQuery, 400)) { after, limit }: z.infer<typeof CorrectionsQuery>,
  ): Promise<z.infer<typeof CorrectionsPage>> {
    const id = idOrNull(text);
    const [claim] = id === null ? [] : await this.claims.find(tenantId, [id]);
    if (claim === undefined) throw notFound();
    const { claimId, encounterId } = claim;
    const cursor = after === undefined ? null : readCursor(after);
    const rows = await this.corrections.page(tenantId, encounterId, cursor, limit);
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return {
      claimId,
      encounterId,
      corrections: rows.map(answerOf),
      next: last === undefined ? null : cursorText([last.askedAt.toISOString(), last.eventId]),
    };
  }
}
