import { keysProvider, StoreModule } from '@chargeline/runtime';
import { Module } from '@nestjs/common';
import { OnClaimRepaired } from './events/on-claim-repaired.js';
import { OnClaimSubmitted } from './events/on-claim-submitted.js';
import { OnEncounterReceived } from './events/on-encounter-received.js';
import { OnReprocessRequested } from './events/on-reprocess-requested.js';
import { Intake } from './intake.js';
import { Refusals1764000000000 } from './store/migrations/1764000000000-refusals.js';
import { Staging1750000000000 } from './store/migrations/1750000000000-staging.js';

@Module({
  imports: [StoreModule.of('ingestion', [Staging1750000000000, Refusals1764000000000])],
  controllers: [OnEncounterReceived, OnClaimSubmitted, OnReprocessRequested, OnClaimRepaired],
  providers: [Intake, keysProvider],
})
export class IngestionModule {}
