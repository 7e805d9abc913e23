import { Claim, Coverage, claimDrafted, Encounter, maybe, only, record, type Document } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { stepOf } from '../domain/step.js';
import { Tracking } from '../store/tracking.js';

const view = {
  encounter: record('Encounter', {
    tenantId: Encounter.shape.tenantId,
    encounterId: Encounter.shape.encounterId,
    coverage: maybe(only(Coverage, 'payerId')),
  }),
  claim: only(Claim, 'revision', 'totalCents'),
};

@Controller()
export class OnClaimDrafted {
  constructor(@Inject(Tracking) private readonly tracking: Tracking) {}

  @Consume(read(claimDrafted, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    await this.tracking.advance(
      'drafted',
      events.map(({ tenant, body }) => {
        const { coverage, ...encounter } = body.encounter;
        return stepOf(tenant, { ...encounter, ...body.claim, payerId: coverage?.payerId ?? null });
      }),
    );
    return [];
  }
}
