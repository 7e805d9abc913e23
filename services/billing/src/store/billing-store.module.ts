import { ENV, Health } from '@chargeline/runtime';
import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { BILLING_STORE } from './billing-store.js';
import { openBillingStore, type Tables } from './open-billing-store.js';

const TABLES = Symbol('billing tables');

/** Opens the system of record, says whether it answers, and closes it after the last batch. */
@Module({
  providers: [
    { provide: TABLES, inject: [ENV], useFactory: openBillingStore },
    { provide: BILLING_STORE, inject: [TABLES], useFactory: ({ billing }: Tables) => billing },
  ],
  exports: [BILLING_STORE],
})
export class BillingStoreModule implements OnApplicationShutdown {
  constructor(
    @Inject(TABLES) private readonly tables: Tables,
    @Inject(Health) health: Health,
  ) {
    health.expect('database', () => tables.database.ping());
  }

  onApplicationShutdown(): Promise<void> {
    return this.tables.database.close();
  }
}
