import { Module } from '@nestjs/common';
import { OnClaimDrafted } from './events/on-claim-drafted.js';

@Module({ controllers: [OnClaimDrafted] })
export class RulesModule {}
