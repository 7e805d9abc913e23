import { encounterHeld, Hold, type Document } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { type Step, stepOf } from '../domain/step.js';
import { Corrections } from '../store/corrections.js';
import { Tracking } from '../store/tracking.js';

const view = { hold: Hold };

const REFUSED = 'correction-refused';
/** What rules wanted to mend is told nowhere else: the claim stands still in the midst of the line. */
const UNMENDED = 'repair-refused';

type Event = Incoming<Document<typeof view>>;

function heldStep({ tenant, body }: Event): Step {
  const { reason, because, ...hold } = body.hold;
  return stepOf(tenant, { ...hold, detail: { hold: { by: 'ingestion', reason, because } } });
}

@Controller()
export class OnEncounterHeld {
  constructor(
    @Inject(Tracking) private readonly tracking: Tracking,
    @Inject(Corrections) private readonly corrections: Corrections,
  ) {}

  @Consume(read(encounterHeld, view))
  async handle(events: readonly Event[]): Promise<readonly Outgoing[]> {
    const {
      refused = [],
      unmended = [],
      awaiting = [],
    } = Object.groupBy(events, ({ body: { hold } }) => {
      if (hold.reason === REFUSED) return 'refused';
      return hold.reason === UNMENDED ? 'unmended' : 'awaiting';
    });
    await this.tracking.advance('awaiting', awaiting.map(heldStep));
    await this.tracking.advance('unmended', unmended.map(heldStep));
    await this.tracking.refuse(
      refused.map(({ tenant, body: { hold } }) => ({ ...stepOf(tenant, hold), because: hold.because })),
    );
    await this.corrections.settle(
      [...refused, ...unmended].map(({ tenant, id, body: { hold } }) => ({
        tenantId: tenant,
        eventId: id,
        revision: null,
        because: hold.because,
      })),
    );
    return [];
  }
}
