import { type Document, only, reprocessRequested, Reprocess } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { Intake } from '../intake.js';

const view = { reprocess: only(Reprocess, 'encounterId') };

@Controller()
export class OnReprocessRequested {
  constructor(@Inject(Intake) private readonly intake: Intake) {}

  @Consume(read(reprocessRequested, view))
  handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    return this.intake.take(
      events.map((event) => ({ event, encounterId: event.body.reprocess.encounterId, told: null })),
    );
  }
}
