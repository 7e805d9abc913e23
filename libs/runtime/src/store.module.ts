import { openStore, type Store, type StoreOptions } from '@chargeline/store';
import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { z } from 'zod';
import { ENV } from './context.js';
import { Health } from './health.js';
import { settings } from './settings.js';

/** A service's own tables. */
export const STORE = Symbol('store');

const Env = z.object({ DATABASE_URL: z.url() });

/** Opens the service's schema in the database of DATABASE_URL, migrates it, and closes it after the last batch. */
@Module({})
export class StoreModule implements OnApplicationShutdown {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(Health) health: Health,
  ) {
    health.expect('database', () => store.ping());
  }

  static of(schema: string, migrations: StoreOptions['migrations']): DynamicModule {
    const store = {
      provide: STORE,
      inject: [ENV],
      useFactory: (env: Record<string, string>) =>
        openStore({ url: settings(Env, env).DATABASE_URL, schema, migrations }),
    };
    return { module: StoreModule, global: true, providers: [store], exports: [store] };
  }

  onApplicationShutdown(): Promise<void> {
    return this.store.close();
  }
}
