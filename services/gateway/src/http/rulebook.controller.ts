import { rulebookChangeRequested } from '@chargeline/contracts';
import { emit, type Outgoing } from '@chargeline/messaging';
import { Announcer } from '@chargeline/runtime';
import type { Caller } from '@chargeline/security';
import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { cursorText, readCursor } from '../domain/cursor.js';
import { AskedChange } from '../domain/rulebook-change.js';
import { type KnownChange, RulebookChanges } from '../store/rulebook-changes.js';
import { commandIdOf } from './command-id.js';
import { Conforms } from './conforms.js';
import { Once } from './once.js';
import { Operation } from './operation.js';
import { after, limitOf } from './page.js';
import { Asking, IdempotencyKey, Trace } from './request.js';

const RequestedAnswer = z.object({ changeId: z.string() });

const ChangesQuery = z.strictObject({
  after,
  limit: limitOf(100, 20),
});

const ChangeAnswer = z.object({
  changeId: z.string(),
  action: z.string(),
  rule: z.string(),
  severity: z.string().nullable(),
  text: z.string().nullable(),
  reason: z.string(),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime().nullable(),
  state: z.enum(['requested', 'made', 'refused']),
  because: z.string().nullable().meta({ description: 'Why it was refused.' }),
  before: z.string().nullable().meta({ description: "The version of the tenant's rulebook before it." }),
  after: z.string().nullable().meta({ description: 'And after it.' }),
  decidedAt: z.iso.datetime().nullable(),
});

const ChangesPage = z.object({
  changes: z.array(ChangeAnswer),
  next: z.string().nullable().meta({ description: 'What `after` of the next page must be; null on the last.' }),
});

const answerOf = ({ requestedAt, decidedAt, ...change }: KnownChange): z.infer<typeof ChangeAnswer> =>
  ChangeAnswer.parse({
    ...change,
    requestedAt: requestedAt?.toISOString() ?? null,
    decidedAt: decidedAt?.toISOString() ?? null,
  });

@Controller('api/v1/rules')
export class RulebookController {
  constructor(
    @Inject(RulebookChanges) private readonly changes: RulebookChanges,
    @Inject(Announcer) private readonly announcer: Announcer,
    @Inject(Once) private readonly once: Once,
  ) {}

  /** A rule stops or lets pass all of a tenant's claims: nobody who sends or mends claims may also say how they are judged. */
  @Post('changes')
  @Operation({
    summary:
      "Ask for a change of the tenant's own rulebook: add, remove, silence, restore or regrade a rule, or its repair.",
    may: ['admin'],
    status: 202,
    answer: RequestedAnswer,
    problems: [400, 409, 503],
    idempotencyKey: 'optional',
  })
  async changeRulebook(
    @Asking() { tenantId, subject }: Caller,
    @IdempotencyKey('optional') key: string | undefined,
    @Trace() traceparent: string,
    @Body(new Conforms(AskedChange)) asked: AskedChange,
  ): Promise<z.infer<typeof RequestedAnswer>> {
    const changeId = commandIdOf('rulebook change', tenantId, key, 'rulebook');
    const cause = { id: changeId, tenant: tenantId, traceparent, releases: {} };
    const { severity = null, text = null, ...said } = asked;
    const change = { ...said, severity, text, changeId, tenantId, requestedBy: subject };
    const events: readonly Outgoing[] = [emit(rulebookChangeRequested, cause, { change })];
    if (key === undefined) await this.announcer.announce(events);
    else {
      const keyed = { tenantId, idempotencyKey: `rulebook ${key}`, requestId: changeId, seals: [] };
      await this.once.announce(keyed, asked, () => events);
    }
    return { changeId };
  }

  @Get('changes')
  @Operation({
    summary: "All that was asked to change in the tenant's own rulebook, and what became of it; the latest first.",
    may: 'token',
    status: 200,
    answer: ChangesPage,
  })
  async rulebookChanges(
    @Asking() { tenantId }: Caller,
    @Query(new Conforms(ChangesQuery, 400)) { after, limit }: z.infer<typeof ChangesQuery>,
  ): Promise<z.infer<typeof ChangesPage>> {
    const changes = await this.changes.page(tenantId, after === undefined ? null : readCursor(after), limit);
    const last = changes.length === limit ? changes.at(-1) : undefined;
    return {
      changes: changes.map(answerOf),
      next: last === undefined ? null : cursorText([last.toldAt.toISOString(), last.changeId]),
    };
  }
}
