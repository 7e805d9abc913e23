import { claimFiled, Filing, type Document } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { stepOf } from '../domain/step.js';
import { Tracking } from '../store/tracking.js';

const view = { filing: Filing };

@Controller()
export class OnClaimFiled {
  constructor(@Inject(Tracking) private readonly tracking: Tracking) {}

  @Consume(read(claimFiled, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    await this.tracking.advance(
      'filed',
      events.map(({ tenant, body }) => {
        const { file, interchange, ...filing } = body.filing;
        return stepOf(tenant, { ...filing, detail: { file, interchange } });
      }),
    );
    return [];
  }
}
