import { z } from 'zod';
import { settings } from '../settings.js';

const Port = z.coerce.number().int().min(0).max(65_535);

const Env = z.object({
  CHARGELINE_HOST: z.string().default('127.0.0.1'),
  CHARGELINE_ADMIN_PORT: Port.default(0),
  CHARGELINE_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  CHARGELINE_GRACE_SECONDS: z.coerce.number().min(1).default(25),
  CHARGELINE_WIRE: z.enum(['avro', 'json']).default('avro'),
  CHARGELINE_REFERENCE: z.string().optional(),
});

/** What the process of any service is told; variables of the log, of its topics and of the service itself are read elsewhere. */
export const processSettings = (env: Readonly<Record<string, string | undefined>>): z.infer<typeof Env> =>
  settings(Env, env);
