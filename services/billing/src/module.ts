import { ENV, keysProvider } from '@chargeline/runtime';
import { Module } from '@nestjs/common';
import { billingConfig, CONFIG } from './config.js';
import { OnClaimOnHold } from './events/on-claim-on-hold.js';
import { OnClaimPriced } from './events/on-claim-priced.js';
import { OnClaimRejected } from './events/on-claim-rejected.js';
import { OnEncounterReferred } from './events/on-encounter-referred.js';
import { OnFilingRequested } from './events/on-filing-requested.js';
import { FilingClock } from './filing/filing-clock.js';
import { Filing } from './filing/filing.js';
import { ClaimsController } from './http/claims.controller.js';
import { FilesController } from './http/files.controller.js';
import { Posting } from './posting/posting.js';
import { BillingStoreModule } from './store/billing-store.module.js';

@Module({
  imports: [BillingStoreModule],
  controllers: [
    OnClaimPriced,
    OnClaimRejected,
    OnClaimOnHold,
    OnEncounterReferred,
    OnFilingRequested,
    ClaimsController,
    FilesController,
  ],
  providers: [
    keysProvider,
    { provide: CONFIG, inject: [ENV], useFactory: billingConfig },
    Posting,
    Filing,
    FilingClock,
  ],
})
export class BillingModule {}
