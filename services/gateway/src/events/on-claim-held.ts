import { claimHeld, ClaimHold, type Document } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { stepOf } from '../domain/step.js';
import { Tracking } from '../store/tracking.js';

const view = { hold: ClaimHold };

@Controller()
export class OnClaimHeld {
  constructor(@Inject(Tracking) private readonly tracking: Tracking) {}

  @Consume(read(claimHeld, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    await this.tracking.advance(
      'keptBack',
      events.map(({ tenant, body }) => {
        const { reason, because, ...hold } = body.hold;
        return stepOf(tenant, { ...hold, detail: { hold: { by: 'billing', reason, because } } });
      }),
    );
    return [];
  }
}
