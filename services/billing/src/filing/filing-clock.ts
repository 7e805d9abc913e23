import { LOGGER } from '@chargeline/runtime';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type BillingConfig, CONFIG } from '../config.js';
import { codeOf, type ErrorLog, Filing } from './filing.js';

/** How long a stop waits for a filing in hand; what it leaves is finished at the next start. */
const PATIENCE_MILLIS = 5_000;

/** Finishes at the start what a crash left, then files every BILLING_FILE_EVERY_SECONDS. Two members may do so at once. */
@Injectable()
export class FilingClock implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private work: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    @Inject(Filing) private readonly filing: Filing,
    @Inject(CONFIG) private readonly config: BillingConfig,
    @Inject(LOGGER) private readonly logger: ErrorLog,
  ) {}

  onApplicationBootstrap(): void {
    this.run(() => this.filing.settle(null));
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const patience = new Promise((resolve) => (this.timer = setTimeout(resolve, PATIENCE_MILLIS)));
    await Promise.race([this.work, patience]);
    clearTimeout(this.timer);
  }

  /** One piece of work at a time; the next begins a full interval after this one ended. */
  private run(work: () => Promise<unknown>): void {
    this.work = work()
      .catch((error: unknown) => this.logger.error({ code: codeOf(error) }, 'Filing failed. It is tried again.'))
      .finally(() => this.wind());
  }

  private wind(): void {
    if (this.stopped || this.config.fileEverySeconds === 0) return;
    this.timer = setTimeout(() => this.run(() => this.filing.onClock()), this.config.fileEverySeconds * 1_000);
  }
}
