import { keysProvider, StoreModule } from '@chargeline/runtime';
import { Module } from '@nestjs/common';
import { OnClaimSubmitted } from './events/on-claim-submitted.js';
import { OnEncounterReceived } from './events/on-encounter-received.js';
import { OnReprocessRequested } from './events/on-reprocess-requested.js';
import { Intake } from './intake.js';
import { Staging1750000000000 } from './store/migrations/1750000000000-staging.js';

@Module({
  imports: [StoreModule.of('ingestion', [Staging1750000000000])],
  controllers: [OnEncounterReceived, OnClaimSubmitted, OnReprocessRequested],
  providers: [Intake, keysProvider],
})
export class IngestionModule {}
