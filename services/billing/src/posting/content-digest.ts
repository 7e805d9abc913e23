import { createHash } from 'node:crypto';
import type { Price } from '@chargeline/contracts';
import type { Bill } from '../domain/bill.js';

/** What is not said is left out, so that a field added to a contract later does not make old content look changed. */
const said = (_: string, value: unknown): unknown =>
  value === null || (Array.isArray(value) && value.length === 0) ? undefined : value;

/**
 * A digest of what a claim revision bills and is worth: 32 hex digits of SHA-256. The sealed block differs each time it is
 * sealed and is left out; the score advises and is no content.
 */
export function contentDigest({ encounter, claim }: Bill, price: Pick<Price, 'allowedCents' | 'lines'>): string {
  const content = { encounter: { ...encounter, identity: encounter.identity.holds }, claim, price };
  return createHash('sha256').update(JSON.stringify(content, said)).digest('hex').slice(0, 32);
}
