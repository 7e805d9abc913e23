import { encounterHeld, Hold, type Document } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { stepOf } from '../domain/step.js';
import { Tracking } from '../store/tracking.js';

const view = { hold: Hold };

@Controller()
export class OnEncounterHeld {
  constructor(@Inject(Tracking) private readonly tracking: Tracking) {}

  @Consume(read(encounterHeld, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    await this.tracking.advance(
      'awaiting',
      events.map(({ tenant, body }) => {
        const { reason, because, ...hold } = body.hold;
        return stepOf(tenant, { ...hold, detail: { hold: { by: 'ingestion', reason, because } } });
      }),
    );
    return [];
  }
}
