import { ChargelineError } from '@chargeline/kernel';
import type { z } from 'zod';

/**
 * Reads a service's variables once, at the start. A wrong one stops the start and names itself, without its value. An empty one is
 * one that is not set: that is how charts and compose files leave one out.
 */
export function settings<T extends z.ZodType>(
  schema: T,
  env: Readonly<Record<string, string | undefined>>,
): z.infer<T> {
  const { data, error } = schema.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (error === undefined) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw new ChargelineError('CHL_RUNTIME_SETTINGS', `A variable is missing or wrong. ${faults}`, false);
}
