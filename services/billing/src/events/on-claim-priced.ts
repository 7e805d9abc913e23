import { Claim, claimPriced, type Document, Encounter, only, Price, Score } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { BILLED } from '../domain/bill.js';
import { Posting } from '../posting/posting.js';

const view = {
  encounter: only(Encounter, ...BILLED),
  claim: Claim,
  score: Score,
  price: only(Price, 'allowedCents', 'lines'),
};

@Controller()
export class OnClaimPriced {
  constructor(@Inject(Posting) private readonly posting: Posting) {}

  @Consume(read(claimPriced, view))
  handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    return this.posting.post(events.map((event) => ({ event, priced: event.body })));
  }
}
