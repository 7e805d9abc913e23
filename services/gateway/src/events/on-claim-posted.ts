import { claimPosted, Posting, type Document } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { stepOf } from '../domain/step.js';
import { Tracking } from '../store/tracking.js';

const view = { posting: Posting };

@Controller()
export class OnClaimPosted {
  constructor(@Inject(Tracking) private readonly tracking: Tracking) {}

  @Consume(read(claimPosted, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    await this.tracking.advance(
      'posted',
      events.map(({ tenant, body }) => stepOf(tenant, body.posting)),
    );
    return [];
  }
}
