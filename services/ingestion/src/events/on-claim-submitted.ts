import { claimSubmitted, type Document, Encounter } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { Intake } from '../intake.js';

const view = { encounter: Encounter };

@Controller()
export class OnClaimSubmitted {
  constructor(@Inject(Intake) private readonly intake: Intake) {}

  @Consume(read(claimSubmitted, view))
  handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    return this.intake.take(
      events.map((event) => ({ event, encounterId: event.body.encounter.encounterId, told: event.body.encounter })),
    );
  }
}
