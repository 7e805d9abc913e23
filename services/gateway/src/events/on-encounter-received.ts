import { Encounter, encounterReceived, only, type Document } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { stepOf } from '../domain/step.js';
import { Tracking } from '../store/tracking.js';

const view = { encounter: only(Encounter, 'tenantId', 'encounterId', 'revision') };

@Controller()
export class OnEncounterReceived {
  constructor(@Inject(Tracking) private readonly tracking: Tracking) {}

  @Consume(read(encounterReceived, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    await this.tracking.advance(
      'received',
      events.map(({ tenant, body }) => stepOf(tenant, body.encounter)),
    );
    return [];
  }
}
