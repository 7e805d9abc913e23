import { Encounter, encounterReferred, only, type Document, Worklist } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { itemsTold } from '../domain/detail.js';
import { stepOf } from '../domain/step.js';
import { Tracking } from '../store/tracking.js';

const view = { encounter: only(Encounter, 'tenantId', 'encounterId', 'revision'), worklist: Worklist };

@Controller()
export class OnEncounterReferred {
  constructor(@Inject(Tracking) private readonly tracking: Tracking) {}

  @Consume(read(encounterReferred, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    await this.tracking.advance(
      'referred',
      events.map(({ tenant, body }) => stepOf(tenant, { ...body.encounter, detail: itemsTold(body.worklist.items) })),
    );
    return [];
  }
}
