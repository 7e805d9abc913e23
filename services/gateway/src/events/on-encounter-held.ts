import { encounterHeld, Hold, type Document } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { stepOf } from '../domain/step.js';
import { Tracking } from '../store/tracking.js';

const view = { hold: Hold };

const REFUSED = 'correction-refused';

@Controller()
export class OnEncounterHeld {
  constructor(@Inject(Tracking) private readonly tracking: Tracking) {}

  @Consume(read(encounterHeld, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    const refused = events.filter(({ body }) => body.hold.reason === REFUSED);
    const held = events.filter(({ body }) => body.hold.reason !== REFUSED);
    await this.tracking.advance(
      'awaiting',
      held.map(({ tenant, body }) => {
        const { reason, because, ...hold } = body.hold;
        return stepOf(tenant, { ...hold, detail: { hold: { by: 'ingestion', reason, because } } });
      }),
    );
    await this.tracking.refuse(
      refused.map(({ tenant, body: { hold } }) => ({ ...stepOf(tenant, hold), because: hold.because })),
    );
    return [];
  }
}
