import 'reflect-metadata';
import { backoff, LogTransport } from '@chargeline/messaging';
import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AdminController } from './admin.controller.js';
import type { Context } from './context.js';
import { CoreModule } from './core.module.js';
import type { ServiceManifest } from './manifest.js';
import { Metrics } from './metrics.js';
import { NestLogger } from './nest-logger.js';
import { mustHandle, ownTopicsOnly } from './own-topics.js';

const MAX_BATCH = 500;
const MAX_BODY = 20 * 1024 * 1024;
/** From the first byte of a request to its last: a sender that drips longer is cut off. */
const REQUEST_MILLIS = 60_000;

/** A service that runs. */
export interface Running {
  readonly name: string;
  /** Where it answers HTTP, or null. */
  readonly url: string | null;
  readonly app: NestFastifyApplication;
  /** Takes nothing new, ends what is in hand, closes its tables. */
  readonly stop: () => Promise<void>;
}

function root({ name, module }: ServiceManifest, context: Context, metrics: Metrics): Type {
  @Module({ imports: [CoreModule.of(name, context, metrics), module], controllers: [AdminController] })
  class Root {}
  return Root;
}

/** Starts one service in its own Nest application, on the context's log. */
export async function start(manifest: ServiceManifest, shared: Context): Promise<Running> {
  const { name, httpPort } = manifest;
  const context = {
    ...shared,
    log: ownTopicsOnly(shared.log, manifest),
    logger: shared.logger.child({ service: name }),
  };
  const metrics = new Metrics(name);
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY,
    requestTimeout: REQUEST_MILLIS,
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(root(manifest, context, metrics), adapter, {
    logger: new NestLogger(context.logger),
    abortOnError: false,
  });
  const { log, format, now } = context;
  const strategy = new LogTransport({
    service: name,
    log,
    format,
    now,
    maxBatch: MAX_BATCH,
    pause: backoff(50, 5_000),
    onBatch: (batch) => metrics.batch(batch),
    onAlarm: (text) => context.logger.error(text),
  });
  app.connectMicroservice({ strategy }, { inheritAppConfig: true });
  try {
    await app.init();
    await app.startAllMicroservices();
    mustHandle(manifest, [...strategy.getHandlers().keys()]);
    if (httpPort !== null)
      await app.listen(Number(context.env[httpPort] ?? 0), context.env['CHARGELINE_HOST'] ?? '127.0.0.1');
  } catch (error) {
    await app.close();
    throw error;
  }
  return { name, url: httpPort === null ? null : await app.getUrl(), app, stop: () => app.close() };
}
