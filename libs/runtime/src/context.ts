import type { WireFormat } from '@chargeline/contracts';
import type { Log } from '@chargeline/messaging';
import type { Telemetry } from '@chargeline/telemetry';
import type { Logger } from 'pino';

/** What the process gives to each of its services. */
export interface Context {
  readonly log: Log;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly format: WireFormat;
  /** Of a process that has one room; without it, each room has its own by the variables. */
  readonly telemetry?: Telemetry;
}

/** Injection tokens that every service may ask for. */
export const ENV = Symbol('env');
export const CLOCK = Symbol('clock');
export const LOGGER = Symbol('logger');
export const LOG = Symbol('log');
