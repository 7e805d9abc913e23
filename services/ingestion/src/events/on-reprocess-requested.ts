import { type Document, only, reprocessRequested, Reprocess } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { Intake } from '../intake.js';

const view = { reprocess: only(Reprocess, 'tenantId', 'encounterId', 'changes') };

@Controller()
export class OnReprocessRequested {
  constructor(@Inject(Intake) private readonly intake: Intake) {}

  @Consume(read(reprocessRequested, view))
  handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    return this.intake.take(
      events.map((event) => {
        const { encounterId, changes } = event.body.reprocess;
        return { event, encounterId, changes };
      }),
    );
  }
}
