import { deadLetters, type Document } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { Letters } from '../store/letters.js';

const { sections } = deadLetters('gateway');
const lettersOf = (service: string) => read(deadLetters(service), sections);

type Events = readonly Incoming<Document<typeof sections>>[];

/** One method a room that reads. The gateway's own letters are not its business. */
@Controller()
export class OnDeadLetter {
  constructor(@Inject(Letters) private readonly letters: Letters) {}

  @Consume(lettersOf('ingestion'))
  async ingestion(events: Events): Promise<readonly Outgoing[]> {
    return this.note(events);
  }

  @Consume(lettersOf('coding'))
  async coding(events: Events): Promise<readonly Outgoing[]> {
    return this.note(events);
  }

  @Consume(lettersOf('rules'))
  async rules(events: Events): Promise<readonly Outgoing[]> {
    return this.note(events);
  }

  @Consume(lettersOf('scoring'))
  async scoring(events: Events): Promise<readonly Outgoing[]> {
    return this.note(events);
  }

  @Consume(lettersOf('pricing'))
  async pricing(events: Events): Promise<readonly Outgoing[]> {
    return this.note(events);
  }

  @Consume(lettersOf('billing'))
  async billing(events: Events): Promise<readonly Outgoing[]> {
    return this.note(events);
  }

  private async note(events: Events): Promise<readonly Outgoing[]> {
    await this.letters.note(events.map(({ body: { letter } }) => ({ ...letter, key: letter.subject ?? letter.key })));
    return [];
  }
}
