import type { Tracing } from '@chargeline/messaging';
import { type DynamicModule, Module } from '@nestjs/common';
import { Announcer, announcerOf } from './announcer.js';
import { CLOCK, type Context, ENV, LOG, LOGGER } from './context.js';
import { Health } from './health.js';
import { Metrics } from './metrics.js';

/** Global in each service's own application: its context, its metrics, its health, its way to the log. */
@Module({})
export class CoreModule {
  static of(
    service: string,
    context: Context,
    metrics: Metrics,
    health: Health,
    tracing: Tracing | undefined,
  ): DynamicModule {
    const { log, env, logger, now } = context;
    const announcer = announcerOf(service, context, tracing);
    const providers = [
      { provide: ENV, useValue: env },
      { provide: CLOCK, useValue: now },
      { provide: LOGGER, useValue: logger },
      { provide: LOG, useValue: log },
      { provide: Metrics, useValue: metrics },
      { provide: Health, useValue: health },
      { provide: Announcer, useValue: announcer },
    ];
    return { module: CoreModule, global: true, providers, exports: providers };
  }
}
