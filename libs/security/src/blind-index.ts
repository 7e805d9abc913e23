import { createHmac } from 'node:crypto';
import type { KeyProvider } from './keys.js';

/**
 * A keyed index of an identifier: equal identifiers of one tenant and purpose have equal indexes, and nobody without the key can guess back.
 * HMAC-SHA-256, its first 16 bytes in hex. Blanks at the ends and case do not count.
 */
export function blindIndex(keys: KeyProvider, tenantId: string, purpose: string, identifier: string): string {
  const text = JSON.stringify([tenantId, purpose, identifier.trim().toUpperCase()]);
  return createHmac('sha256', keys.indexKey).update(text).digest('hex').slice(0, 32);
}
