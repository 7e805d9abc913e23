import { randomUUID } from 'node:crypto';
import { replayRequested } from '@chargeline/contracts';
import { emit } from '@chargeline/messaging';
import { Announcer } from '@chargeline/runtime';
import type { Caller } from '@chargeline/security';
import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Letters, type ParkedLetter } from '../store/letters.js';
import { Conforms } from './conforms.js';
import { Operation } from './operation.js';
import { limit } from './page.js';
import { idOrNull } from './record-id.js';
import { Asking, Trace } from './request.js';

const MOST_REPLAYS = 500;

const service = z.string().regex(/^[a-z][a-z-]{0,39}$/);

const LetterAnswer = z.object({
  letterId: z.string(),
  service: z.string(),
  key: z.string().nullable().meta({ description: 'The claim or encounter id that it was keyed by, if it was one.' }),
  topic: z.string(),
  partition: z.int(),
  offset: z.string(),
  eventId: z.string().nullable(),
  code: z.string(),
  waitsBehind: z.string().nullable(),
  parkedAt: z.iso.datetime(),
});

const LettersQuery = z.strictObject({
  service: service.optional(),
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit,
});

const LettersPage = z.object({ letters: z.array(LetterAnswer), next: z.string().nullable() });

const ReplayBody = z.strictObject({
  letterIds: z.array(z.uuid()).min(1).max(MOST_REPLAYS).optional(),
  service: service.optional(),
});

const ReplayAnswer = z.object({
  requested: z.array(z.string()),
  unknown: z.array(z.string()).meta({ description: 'Letters that were asked for and are not parked.' }),
  more: z.boolean().meta({ description: 'There may be more than one request replays: ask again later.' }),
});

function answerOf({ key, eventId, parkedAt, ...letter }: ParkedLetter): z.infer<typeof LetterAnswer> {
  const shown = { ...letter, key: idOrNull(key), eventId: idOrNull(eventId), parkedAt: parkedAt.toISOString() };
  return LetterAnswer.parse(shown);
}

@Controller('api/v1/dead-letters')
export class DeadLettersController {
  constructor(
    @Inject(Letters) private readonly letters: Letters,
    @Inject(Announcer) private readonly announcer: Announcer,
  ) {}

  @Get('')
  @Operation({
    summary: 'Records that a room could not take, in the order of their parking; by place, never by body.',
    may: ['operator', 'admin'],
    status: 200,
    answer: LettersPage,
  })
  async deadLetters(
    @Asking() { tenantId }: Caller,
    @Query(new Conforms(LettersQuery, 400)) { service, after, limit }: z.infer<typeof LettersQuery>,
  ): Promise<z.infer<typeof LettersPage>> {
    const letters = await this.letters.parked(tenantId, { service, after: Number(after ?? 0), limit });
    const last = letters.length === limit ? letters.at(-1) : undefined;
    return { letters: letters.map(answerOf), next: last === undefined ? null : String(last.seq) };
  }

  @Post('replay')
  @Operation({
    summary:
      'Give parked records back to their rooms, in the order of their parking: these, those of a service, or all.',
    may: ['operator', 'admin'],
    status: 202,
    answer: ReplayAnswer,
    problems: [503],
  })
  async replayDeadLetters(
    @Asking() { tenantId, subject }: Caller,
    @Trace() traceparent: string,
    @Body(new Conforms(ReplayBody)) { letterIds, service }: z.infer<typeof ReplayBody>,
  ): Promise<z.infer<typeof ReplayAnswer>> {
    const parked = await this.letters.parked(tenantId, { letterIds, service, after: 0, limit: MOST_REPLAYS });
    const cause = { id: randomUUID(), tenant: tenantId, traceparent, releases: {} };
    await this.announcer.announce(
      parked.map(({ letterId, service }, ordinal) => {
        const replay = { tenantId, service, letterId, requestedBy: subject };
        return emit(replayRequested, cause, { replay }, { ordinal });
      }),
    );
    const requested = parked.map(({ letterId }) => letterId);
    const found = new Set(requested);
    return {
      requested,
      unknown: (letterIds ?? []).filter((id) => !found.has(id)),
      more: parked.length === MOST_REPLAYS && letterIds === undefined,
    };
  }
}
