import { randomUUID } from 'node:crypto';
import { derivedId } from '@chargeline/kernel';

/** One command a key and subject; without a key, each request is a command of its own. */
export const commandIdOf = (kind: string, tenantId: string, key: string | undefined, subject: string): string =>
  key === undefined ? randomUUID() : derivedId(kind, tenantId, key, subject);
