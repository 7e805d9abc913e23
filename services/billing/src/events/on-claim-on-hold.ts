import { Claim, claimOnHold, type Document, Encounter, only } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { Posting } from '../posting/posting.js';

const view = { encounter: only(Encounter, 'tenantId'), claim: only(Claim, 'claimId', 'revision') };

@Controller()
export class OnClaimOnHold {
  constructor(@Inject(Posting) private readonly posting: Posting) {}

  @Consume(read(claimOnHold, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    await this.posting.passOver(events.map(({ tenant, body }) => ({ tenantId: tenant, ...body.claim })));
    return [];
  }
}
