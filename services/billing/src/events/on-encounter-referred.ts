import { type Document, Encounter, encounterReferred, only } from '@chargeline/contracts';
import { claimIdOf } from '@chargeline/kernel';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { Posting } from '../posting/posting.js';

const view = { encounter: only(Encounter, 'tenantId', 'encounterId', 'revision') };

@Controller()
export class OnEncounterReferred {
  constructor(@Inject(Posting) private readonly posting: Posting) {}

  @Consume(read(encounterReferred, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    const claims = events.map(({ tenant, body: { encounter } }) => ({
      tenantId: tenant,
      claimId: claimIdOf(encounter.encounterId),
      revision: encounter.revision,
    }));
    await this.posting.passOver(claims);
    return [];
  }
}
