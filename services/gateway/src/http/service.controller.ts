import { Metrics, STORE } from '@chargeline/runtime';
import type { Store } from '@chargeline/store';
import { Controller, Get, Header, Inject } from '@nestjs/common';
import { z } from 'zod';
import { Operation } from './operation.js';

const HealthAnswer = z.object({ status: z.literal('ok') });

/** What operators and machines ask of the gateway itself. */
@Controller('api/v1')
export class ServiceController {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Get('health')
  @Operation({
    summary: 'Whether the gateway can serve: its database answers.',
    may: 'anybody',
    status: 200,
    answer: HealthAnswer,
    problems: [503],
  })
  async health(): Promise<z.infer<typeof HealthAnswer>> {
    await this.store.query('select 1');
    return { status: 'ok' };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4')
  @Operation({ summary: 'Prometheus metrics.', may: 'anybody', status: 200, answer: 'text/plain' })
  metricsText(): Promise<string> {
    return this.metrics.text();
  }
}
