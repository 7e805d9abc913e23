import { ClaimRepair, claimRepaired, type Document, only } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { askedOf } from '../domain/asked.js';
import { Corrections } from '../store/corrections.js';

const view = { repair: only(ClaimRepair, 'tenantId', 'encounterId', 'changes') };

/** Nobody asks for it: the tenant has allowed the repair once for all. */
const BY_RULES = { commandId: null, requestedBy: null, reason: null };

@Controller()
export class OnClaimRepaired {
  constructor(@Inject(Corrections) private readonly corrections: Corrections) {}

  @Consume(read(claimRepaired, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    await this.corrections.note(events.map((event) => askedOf(event, { ...event.body.repair, ...BY_RULES })));
    return [];
  }
}
