import { derivedId } from '@chargeline/kernel';
import { blindIndex } from './blind-index.js';
import type { KeyProvider } from './keys.js';

/** An encounter is one visit at one source. The visit number is the patient's, so the id is derived from its keyed index. */
export function encounterIdOf(keys: KeyProvider, tenantId: string, sourceId: string, visitNumber: string): string {
  return derivedId('encounter', tenantId, sourceId, blindIndex(keys, tenantId, `visit at ${sourceId}`, visitNumber));
}
