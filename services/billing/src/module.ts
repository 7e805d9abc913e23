import { ENV, keysProvider, STORE, StoreModule } from '@chargeline/runtime';
import { Module } from '@nestjs/common';
import { billingConfig, CONFIG } from './config.js';
import { OnClaimPriced } from './events/on-claim-priced.js';
import { OnClaimRejected } from './events/on-claim-rejected.js';
import { OnEncounterReferred } from './events/on-encounter-referred.js';
import { OnFilingRequested } from './events/on-filing-requested.js';
import { FilingClock } from './filing/filing-clock.js';
import { Filing } from './filing/filing.js';
import { ClaimsController } from './http/claims.controller.js';
import { FilesController } from './http/files.controller.js';
import { Posting } from './posting/posting.js';
import { BILLING_STORE } from './store/billing-store.js';
import { Claims1750000000000 } from './store/postgres/migrations/1750000000000-claims.js';
import { postgresBillingStore } from './store/postgres/postgres-billing-store.js';

@Module({
  imports: [StoreModule.of('billing', [Claims1750000000000])],
  controllers: [
    OnClaimPriced,
    OnClaimRejected,
    OnEncounterReferred,
    OnFilingRequested,
    ClaimsController,
    FilesController,
  ],
  providers: [
    keysProvider,
    { provide: CONFIG, inject: [ENV], useFactory: billingConfig },
    { provide: BILLING_STORE, inject: [STORE], useFactory: postgresBillingStore },
    Posting,
    Filing,
    FilingClock,
  ],
})
export class BillingModule {}
