import type { Line } from '@chargeline/standalone';
import type { Fleet } from './fleet.js';

const HOST = '127.0.0.1';

/** The doors of the first instances. */
export function doorsOf(fleet: Fleet): Line['doors'] {
  const port = (room: string, variable: string): number => Number(fleet.of(room)[0]!.instance.variables[variable]);
  const url = (room: string, variable: string): string => `http://${HOST}:${port(room, variable)}`;
  return {
    mllp: { host: HOST, port: port('ehr-adapters', 'EHR_ADAPTERS_MLLP_PORT') },
    ehr: url('ehr-adapters', 'EHR_ADAPTERS_HTTP_PORT'),
    gateway: url('gateway', 'GATEWAY_HTTP_PORT'),
    billing: url('billing', 'BILLING_HTTP_PORT'),
    rules: url('rules', 'RULES_HTTP_PORT'),
  };
}

/** Where each instance tells operators of itself. */
export const adminOf = (fleet: Fleet): Readonly<Record<string, string>> =>
  Object.fromEntries(fleet.all().map(({ instance: { name, admin } }) => [name, admin]));
