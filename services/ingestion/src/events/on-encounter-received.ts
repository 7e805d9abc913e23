import { type DocumentOf, encounterReceived } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { Intake } from '../intake.js';

@Controller()
export class OnEncounterReceived {
  constructor(@Inject(Intake) private readonly intake: Intake) {}

  @Consume(read(encounterReceived, encounterReceived.sections))
  handle(events: readonly Incoming<DocumentOf<typeof encounterReceived>>[]): Promise<readonly Outgoing[]> {
    return this.intake.take(
      events.map((event) => ({ event, encounterId: event.body.encounter.encounterId, told: event.body.encounter })),
    );
  }
}
