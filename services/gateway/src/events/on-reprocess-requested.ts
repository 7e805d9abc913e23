import { type DocumentOf, reprocessRequested } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { askedOf } from '../domain/asked.js';
import { Corrections } from '../store/corrections.js';

@Controller()
export class OnReprocessRequested {
  constructor(@Inject(Corrections) private readonly corrections: Corrections) {}

  @Consume(read(reprocessRequested, reprocessRequested.sections))
  async handle(events: readonly Incoming<DocumentOf<typeof reprocessRequested>>[]): Promise<readonly Outgoing[]> {
    await this.corrections.note(events.map((event) => askedOf(event, event.body.reprocess)));
    return [];
  }
}
