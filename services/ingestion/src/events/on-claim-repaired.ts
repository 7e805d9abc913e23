import { claimRepaired, ClaimRepair, type Document, only } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { Intake } from '../intake.js';

const view = { repair: only(ClaimRepair, 'tenantId', 'encounterId', 'revision', 'changes') };

@Controller()
export class OnClaimRepaired {
  constructor(@Inject(Intake) private readonly intake: Intake) {}

  @Consume(read(claimRepaired, view))
  handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    return this.intake.take(
      events.map((event) => {
        const { encounterId, revision, changes } = event.body.repair;
        return { event, encounterId, changes, judged: revision };
      }),
    );
  }
}
