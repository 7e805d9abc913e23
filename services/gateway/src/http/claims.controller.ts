import type { Caller } from '@chargeline/security';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { cursorText, readCursor } from '../domain/cursor.js';
import { FAILED } from '../domain/stage.js';
import { ClaimStatus } from '../store/claim-status.js';
import { Conforms } from './conforms.js';
import { Operation } from './operation.js';
import { after, limit } from './page.js';
import { notFound } from './not-found.js';
import { idOrNull } from './record-id.js';
import { Asking } from './request.js';
import { ClaimStatusAnswer, statusOf } from './status.js';

const FailedQuery = z.strictObject({
  status: z.enum(FAILED).optional(),
  after,
  limit,
});

const FailedPage = z.object({
  claims: z.array(ClaimStatusAnswer),
  next: z.string().nullable().meta({ description: 'What `after` of the next page must be; null on the last.' }),
});

@Controller('api/v1/claims')
export class ClaimsController {
  constructor(@Inject(ClaimStatus) private readonly claims: ClaimStatus) {}

  @Get(':id/status')
  @Operation({
    summary: 'How far a claim has come, by its claim id or encounter id.',
    may: 'token',
    status: 200,
    answer: ClaimStatusAnswer,
    problems: [404],
  })
  async claimStatus(@Asking() { tenantId }: Caller, @Param('id') text: string): Promise<ClaimStatusAnswer> {
    const id = idOrNull(text);
    const [claim] = id === null ? [] : await this.claims.find(tenantId, [id]);
    if (claim === undefined) throw notFound();
    return statusOf(claim);
  }

  @Get('failed')
  @Operation({
    summary: 'Claims that wait for a person: rejected, referred, parked or held; those that wait longest first.',
    may: 'token',
    status: 200,
    answer: FailedPage,
  })
  async failedClaims(
    @Asking() { tenantId }: Caller,
    @Query(new Conforms(FailedQuery, 400)) { status, after, limit }: z.infer<typeof FailedQuery>,
  ): Promise<z.infer<typeof FailedPage>> {
    const cursor = after === undefined ? null : readCursor(after);
    const rows = await this.claims.failed(tenantId, status === undefined ? FAILED : [status], cursor, limit);
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return {
      claims: rows.map(statusOf),
      next: last === undefined ? null : cursorText([last.since.toISOString(), last.encounterId]),
    };
  }
}
