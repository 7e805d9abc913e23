import {
  Claim,
  Coverage,
  claimRejected,
  Encounter,
  Judgement,
  maybe,
  only,
  record,
  type Document,
} from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { findingsTold } from '../domain/detail.js';
import { stepOf } from '../domain/step.js';
import { Tracking } from '../store/tracking.js';

const view = {
  encounter: record('Encounter', {
    tenantId: Encounter.shape.tenantId,
    encounterId: Encounter.shape.encounterId,
    coverage: maybe(only(Coverage, 'payerId')),
  }),
  claim: only(Claim, 'revision', 'totalCents'),
  judgement: only(Judgement, 'findings'),
};

@Controller()
export class OnClaimRejected {
  constructor(@Inject(Tracking) private readonly tracking: Tracking) {}

  @Consume(read(claimRejected, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    await this.tracking.advance(
      'rejected',
      events.map(({ tenant, body }) => {
        const { coverage, ...encounter } = body.encounter;
        const { findings } = body.judgement;
        return stepOf(tenant, {
          ...encounter,
          ...body.claim,
          payerId: coverage?.payerId ?? null,
          detail: findingsTold(findings),
        });
      }),
    );
    return [];
  }
}
