import { Module } from '@nestjs/common';
import { OnClaimScored } from './events/on-claim-scored.js';

@Module({ controllers: [OnClaimScored] })
export class PricingModule {}
