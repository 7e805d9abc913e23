import { recorder } from '@chargeline/messaging';
import { type DynamicModule, Module } from '@nestjs/common';
import { Announcer } from './announcer.js';
import { CLOCK, type Context, ENV, LOG, LOGGER } from './context.js';
import { Metrics } from './metrics.js';

/** Global in each service's own application: its context, its metrics, its way to the log. */
@Module({})
export class CoreModule {
  static of(service: string, { log, env, logger, now, format }: Context, metrics: Metrics): DynamicModule {
    const announcer = new Announcer(log, recorder(service, format, now));
    const providers = [
      { provide: ENV, useValue: env },
      { provide: CLOCK, useValue: now },
      { provide: LOGGER, useValue: logger },
      { provide: LOG, useValue: log },
      { provide: Metrics, useValue: metrics },
      { provide: Announcer, useValue: announcer },
    ];
    return { module: CoreModule, global: true, providers, exports: providers };
  }
}
