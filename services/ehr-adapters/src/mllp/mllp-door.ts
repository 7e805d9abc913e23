import { listenMllp, type MllpServer } from '@chargeline/hl7';
import { type Context, LOGGER } from '@chargeline/runtime';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type EhrAdaptersConfig } from '../config.js';
import { logFault } from '../fault-of.js';
import { Hl7Reception } from '../hl7-reception.js';

/** Messages in hand get so long to be answered when the service stops. */
const GRACE_MILLIS = 5_000;

/** Listens for HL7 v2 over MLLP as long as the service runs. */
@Injectable()
export class MllpDoor implements OnApplicationBootstrap, OnModuleDestroy {
  private server: MllpServer | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: EhrAdaptersConfig,
    @Inject(Hl7Reception) private readonly reception: Hl7Reception,
    @Inject(LOGGER) private readonly logger: Context['logger'],
  ) {}

  /** The port that it listens on, which the system picked when EHR_ADAPTERS_MLLP_PORT is 0. */
  get port(): number {
    return this.server?.port ?? this.config.mllpPort;
  }

  async onApplicationBootstrap(): Promise<void> {
    this.server = await listenMllp({
      host: this.config.host,
      port: this.config.mllpPort,
      onMessage: async (bytes) => (await this.reception.receive(bytes)).body,
      onFault: (fault, head) => this.reception.refuseHead(fault, head).body,
      onError: (error) => logFault(error, this.logger),
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.server?.close(GRACE_MILLIS);
  }
}
