import { claimRejected, type Document } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { findingsTold } from '../domain/detail.js';
import { Tracking } from '../store/tracking.js';
import { judgedClaim, judgedStep } from './judged-claim.js';

@Controller()
export class OnClaimRejected {
  constructor(@Inject(Tracking) private readonly tracking: Tracking) {}

  @Consume(read(claimRejected, judgedClaim))
  async handle(events: readonly Incoming<Document<typeof judgedClaim>>[]): Promise<readonly Outgoing[]> {
    await this.tracking.advance(
      'rejected',
      events.map((event) => judgedStep(event, findingsTold)),
    );
    return [];
  }
}
