import { ENV } from '@chargeline/runtime';
import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CONTRACTS, contractsIn } from './config.js';
import { OnClaimScored } from './events/on-claim-scored.js';
import { ProblemFilter } from './http/problem.filter.js';
import { QuotesController } from './http/quotes.controller.js';

@Module({
  controllers: [OnClaimScored, QuotesController],
  providers: [
    { provide: CONTRACTS, inject: [ENV], useFactory: contractsIn },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class PricingModule {}
