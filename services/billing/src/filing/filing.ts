import { ChargelineError } from '@chargeline/kernel';
import type { Outgoing } from '@chargeline/messaging';
import { Announcer, CLOCK, KEYS, LOGGER } from '@chargeline/runtime';
import type { KeyProvider } from '@chargeline/security';
import { MOST_CLAIMS } from '@chargeline/x12';
import { Inject, Injectable } from '@nestjs/common';
import { type BillingConfig, CONFIG } from '../config.js';
import { exportFile } from './export-file.js';
import { filedEvents } from './filed-events.js';
import { BILLING_STORE, type BillingStore, type FileRow } from '../store/billing-store.js';

/** The one thing of a logger that is used here. */
export interface ErrorLog {
  readonly error: (details: object, text: string) => void;
}

/** An order by a command: the command's own event tells of its files. */
interface Order {
  readonly tenantId: string;
  readonly commandId: string;
}

/** What a log may show of an error: its stable code and nothing of its text. */
export const codeOf = (error: unknown): string =>
  error instanceof ChargelineError ? error.code : 'CHL_BILLING_UNFORESEEN';

/**
 * Puts posted claims into files: numbered in the tables, then on disk, then told. A crash between two steps leaves a file
 * unsettled, and whoever files or starts next goes on where it stopped.
 */
@Injectable()
export class Filing {
  constructor(
    @Inject(BILLING_STORE) private readonly store: BillingStore,
    @Inject(CONFIG) private readonly config: BillingConfig,
    @Inject(KEYS) private readonly keys: KeyProvider,
    @Inject(Announcer) private readonly announcer: Announcer,
    @Inject(CLOCK) private readonly now: () => Date,
    @Inject(LOGGER) private readonly logger: ErrorLog,
  ) {}

  /** Files the tenant's posted claims. Returns the events of the command's own files, also when it comes again. */
  async onCommand(order: Order): Promise<readonly Outgoing[]> {
    await this.number(order.tenantId, order.commandId);
    return this.settle(order);
  }

  /** Files everybody's posted claims and tells the log itself. */
  async onClock(): Promise<void> {
    await this.number(null, null);
    await this.settle(null);
  }

  /**
   * Goes on with the files that nobody finished. The command's own are returned instead of told, and a fault of theirs is
   * the command's; a fault of another file is logged, and that file is tried again at the next filing or start.
   */
  async settle(order: Order | null): Promise<readonly Outgoing[]> {
    const returned: Outgoing[] = [];
    const faults: unknown[] = [];
    for (const file of await this.store.unsettled(order?.tenantId ?? null)) {
      const isOwn = order !== null && file.commandId === order.commandId;
      try {
        if (isOwn) returned.push(...(await this.exported(file)));
        else await this.finish(file);
      } catch (error) {
        if (isOwn) faults.push(error);
        const { tenantId, interchange } = file;
        this.logger.error({ code: codeOf(error), tenantId, interchange }, 'A file is not finished. It is tried again.');
      }
    }
    if (faults.length > 0) throw faults[0];
    return returned;
  }

  private async number(tenantId: string | null, commandId: string | null): Promise<void> {
    for (const waiting of await this.store.waiting(tenantId)) {
      const header = JSON.stringify(this.config.headerFor(waiting.payerId));
      const order = { ...waiting, most: MOST_CLAIMS, commandId, header };
      while ((await this.store.numberFile({ ...order, createdAt: this.now() })) !== null);
    }
  }

  /** Puts the file on disk when it is not there, and returns its events. */
  private async exported(file: FileRow): Promise<readonly Outgoing[]> {
    const claims = await this.store.claimsOf(file);
    if (file.exportedAt === null) {
      const sha256 = await exportFile(this.config.folder, file, claims, this.keys);
      await this.store.exported(file, sha256, this.now());
    }
    return filedEvents(file, claims);
  }

  private async finish(file: FileRow): Promise<void> {
    await this.announcer.announce(await this.exported(file));
    await this.store.announced(file, this.now());
  }
}
