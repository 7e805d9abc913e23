import { Encounter, encounterCompleted, only, type Document } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { stepOf } from '../domain/step.js';
import { Corrections } from '../store/corrections.js';
import { Tracking } from '../store/tracking.js';

const view = { encounter: only(Encounter, 'tenantId', 'encounterId', 'revision') };

@Controller()
export class OnEncounterCompleted {
  constructor(
    @Inject(Tracking) private readonly tracking: Tracking,
    @Inject(Corrections) private readonly corrections: Corrections,
  ) {}

  @Consume(read(encounterCompleted, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    await this.tracking.advance(
      'completed',
      events.map(({ tenant, body }) => stepOf(tenant, body.encounter)),
    );
    const again = events.filter(({ body }) => body.encounter.revision > 1);
    await this.corrections.settle(
      again.map(({ tenant, id, body: { encounter } }) => ({
        tenantId: tenant,
        eventId: id,
        revision: encounter.revision,
        because: null,
      })),
    );
    return [];
  }
}
