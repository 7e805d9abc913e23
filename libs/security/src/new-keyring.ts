import { randomBytes } from 'node:crypto';

/** A fresh keyring as JSON, for development, tests and `chargeline keys new`. */
export function newKeyring(): string {
  const key = (): string => randomBytes(32).toString('base64');
  return JSON.stringify({ current: 'k1', sealing: { k1: key() }, index: key() });
}
