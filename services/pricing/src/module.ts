import { ENV, problemFilter } from '@chargeline/runtime';
import { Module } from '@nestjs/common';
import { CONTRACTS, contractsIn } from './config.js';
import { OnClaimScored } from './events/on-claim-scored.js';
import { QuotesController } from './http/quotes.controller.js';

@Module({
  controllers: [OnClaimScored, QuotesController],
  providers: [
    { provide: CONTRACTS, inject: [ENV], useFactory: contractsIn },
    problemFilter({
      room: 'PRICING',
      unreadable: 'The request cannot be read: its body must be JSON.',
      noSuchPath: 'There is nothing at this path. Quotes are POST /api/v1/pricing/quotes.',
      tooLarge: 'The body is too large. Send at most 1,000 lines at once.',
    }),
  ],
})
export class PricingModule {}
